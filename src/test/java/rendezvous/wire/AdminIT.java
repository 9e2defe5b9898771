package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.asks;
import static rendezvous.wire.Reader.gets;
import static rendezvous.wire.Reader.header;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The operator's page of a server that has one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminIT {
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String RIGHT = basic("admin:" + PASSWORD);
    private static final String[] PATHS = {
        "/admin", "/admin/", "/admin/admin.js", "/admin/figures", "/admin/drain", "/admin/no-such-thing", "//admin/"
    };

    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        server = OwnServer.with(Map.of("RENDEZVOUS_ADMIN_PASSWORD", PASSWORD));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothing_of_it_is_told_without_the_password() throws Exception {
        for (var path : PATHS) {
            for (var method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
                var answer = asks(method, server.at(path));
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(401);
                assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic realm=");
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void its_files_are_nowhere_else() throws Exception {
        for (var path : List.of("/WEB-INF/admin/admin.js", "/assets/000000000000/WEB-INF/admin/admin.js")) {
            assertThat(gets(server.at(path)).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void the_page_and_its_files_come_with_it_and_nobody_keeps_them() throws Exception {
        var page = gets(server.at("/admin/"), "Authorization", RIGHT);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains("<script type=\"module\" src=\"admin.js\"></script>");

        var script = gets(server.at("/admin/admin.js"), "Authorization", RIGHT);
        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(gets(server.at("/admin"), "Authorization", RIGHT).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/admin/"));
        assertThat(gets(server.at("/admin/../WEB-INF/web.xml"), "Authorization", RIGHT)
                        .statusCode())
                .isNotEqualTo(200);
        for (var none : List.of("/admin/index.htm", "/admin/x/", "/admin/%2e%2e/web.xml")) {
            assertThat(gets(server.at(none), "Authorization", RIGHT).statusCode())
                    .as(none)
                    .isIn(400, 404);
        }
    }

    @Test
    void to_a_proxy_that_does_not_say_https_it_is_not_there() throws Exception {
        var forwarded = List.of(
                new String[] {"X-Forwarded-For", "192.0.2.7"},
                new String[] {"X-Forwarded-Proto", "http"},
                new String[] {"Forwarded", "for=192.0.2.7;proto=https"},
                new String[] {"Via", "1.1 somewhere"});
        for (var said : forwarded) {
            var answer = gets(server.at("/admin/"), said[0], said[1], "Authorization", RIGHT);
            assertThat(answer.statusCode()).as(said[0]).isEqualTo(404);
            assertThat(header(answer, "WWW-Authenticate")).isEmpty();
        }
        var https = gets(
                server.at("/admin/"),
                "X-Forwarded-For",
                "192.0.2.7",
                "X-Forwarded-Proto",
                "https",
                "Authorization",
                RIGHT);
        assertThat(https.statusCode()).isEqualTo(200);
    }

    @Test
    void the_figures_come_as_events_and_move_with_the_visitors() throws Exception {
        try (var events = new EventStream(server.at("/admin/figures"), RIGHT)) {
            // given
            assertThat(events.response().statusCode()).isEqualTo(200);
            assertThat(header(events.response(), "Content-Type")).startsWith("text/event-stream");
            var history = events.expect("history");
            assertThat(history.getJsonNumber("since").longValue()).isPositive();
            assertThat(history.getJsonArray("times")).isNotEmpty();
            assertThat(history.getJsonObject("figures")).containsKeys("sockets", "waiting", "rooms", "heap");
            events.expectFigures(figures -> figures.getInt("sockets") == 0);

            // when
            try (var alice = Visitor.named("Alice").connectTo(server.signaling());
                    var bob = Visitor.named("Bob").connectTo(server.signaling())) {
                WireTest.meet(alice, bob);

                // then
                var figures = events.expectFigures(now -> now.getInt("rooms") == 1);
                assertThat(figures.getInt("sockets")).isEqualTo(2);
                assertThat(figures.getInt("matches")).isPositive();
                assertThat(figures.getInt("match.count")).isEqualTo(2 * figures.getInt("matches"));
                assertThat(figures.getJsonNumber("match.sum").doubleValue()).isPositive();
                assertThat(figures).containsKeys("refused.origin", "refused.rate", "visits_ended.closed");
                assertThat(figures.toString())
                        .doesNotContain(alice.id(), bob.id())
                        .doesNotContain("Alice", "Bob");
            }
            events.expectFigures(figures -> figures.getInt("sockets") == 0 && figures.getInt("rooms") == 0);
        }
    }

    @Test
    void only_a_few_may_watch_and_who_goes_makes_room() throws Exception {
        var watching = new ArrayList<EventStream>();
        try {
            for (int i = 0; i < 8; i++) {
                watching.add(new EventStream(server.at("/admin/figures"), RIGHT));
                watching.get(i).expect("history");
            }
            assertThat(gets(server.at("/admin/figures"), "Authorization", RIGHT).statusCode())
                    .isEqualTo(503);

            watching.remove(0).close();

            EventStream next = null;
            long end = System.nanoTime() + 30_000_000_000L;
            while (next == null && System.nanoTime() < end) {
                // A line of the others' passes: by then the server has noticed.
                watching.get(0).expect("sample");
                var again = new EventStream(server.at("/admin/figures"), RIGHT);
                watching.add(again);
                next = again.response().statusCode() == 200 ? again : null;
            }
            assertThat(next).as("one who comes after another left").isNotNull();
        } finally {
            for (var stream : watching) {
                stream.close();
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void who_tries_passwords_is_slowed_down_and_nothing_of_them_is_logged() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 30; i++) {
            statuses.add(gets(server.at("/admin/"), "Authorization", basic("admin:guess-" + i))
                    .statusCode());
        }

        assertThat(statuses).startsWith(401, 401, 401).contains(429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSizeLessThan(20);
        assertThat(header(gets(server.at("/admin/"), "Authorization", basic(":guess")), "Retry-After"))
                .isEqualTo("5");
        assertThat(server.log())
                .contains("A wrong password for /admin")
                .doesNotContain("guess")
                .doesNotContain(PASSWORD);
    }

    private static String basic(String told) {
        return "Basic " + Base64.getEncoder().encodeToString(told.getBytes(UTF_8));
    }
}
