/**
 * Who meets whom: pure Java, no container, no clock, no lock. Tickets, a rule and chance go in, matches come out.
 * The words are Open Match's: a ticket waits, a match joins two.
 */
package rendezvous.matchmaking;
