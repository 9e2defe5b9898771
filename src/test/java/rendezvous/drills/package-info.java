/**
 * Attacks on a node of its own at the default limits, with two innocents beside them who signal all the time; and what a
 * node holds after a storm, a restart, hours of coming and going. Run by {@code make drills} and {@code make soak};
 * counts and outcomes are asserted, times are printed.
 */
package rendezvous.drills;
