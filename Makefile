# Two commands are enough: `make run` and `make test`.
.DEFAULT_GOAL := help
MVN := mvn -B -ntp -q

.PHONY: help
help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: package ## build and start on http://localhost:8080/ (HTTP_PORT chooses the port); Ctrl-C ends it
	@exec payara/run

.PHONY: run-cluster
run-cluster: package ## the same on three nodes and nginx, all on this machine; needs nginx
	@exec payara/run-cluster

.PHONY: package
package: ## build target/ROOT.war, the one thing to deploy
	@echo "Building target/ROOT.war (the first time Maven fetches what it needs) …"
	@$(MVN) package -Dmaven.test.skip

.PHONY: test
test: setup ## everything: format, types, unit, wire and browser tests; installs what they need
	npm run --silent check
	npm test --silent
	$(MVN) verify
	npm run --silent test:browser

.PHONY: test-deploy
test-deploy: setup package ## deploy/ with the real nginx, coturn, certbot, systemd and containers; takes longer
	@src/test/setup deploy
	src/test/deploy/run

.PHONY: setup
setup: ## install what the tests need: browsers (as root or by sudo) and npm's checkers
	@src/test/setup

.PHONY: fuzz
fuzz: ## a million frames against a server, then Jazzer on the readers and Lincheck for races; FRAMES, SECONDS_EACH
	@src/test/fuzz/run

.PHONY: bench
bench: setup package ## measure and print a table; asserts nothing about time
	@src/test/bench/run
	@src/test/bench/connector
	@npm run --silent bench:browser

.PHONY: drills
drills: ## attack a node in every documented way, beside two innocents; restart it with 5,000 visitors
	@src/test/drills/run

.PHONY: test-cluster
test-cluster: setup package ## kill, freeze, part and replace nodes that are one service; KILLS=100 kills as often
	@src/test/cluster/run

.PHONY: bench-cluster
bench-cluster: package ## measure one, two and three nodes and print a table; asserts nothing about time
	@src/test/bench/cluster

.PHONY: soak
soak: ## visitors come and go for ten minutes (SOAK=2h: longer), and nothing of them is left
	@src/test/drills/run Soak

.PHONY: format
format: setup ## put Java, JavaScript and CSS into the house style
	$(MVN) spotless:apply
	npm run --silent format
