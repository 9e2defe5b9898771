/** Every number in one immutable, validated tree, read once from MicroProfile Config; and the clock and the dice. */
package rendezvous.config;
