/** Benchmarks of the pure parts by JMH; {@code load} measures the running server. Run by src/test/bench/run. */
package rendezvous.bench;
