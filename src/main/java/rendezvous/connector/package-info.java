/**
 * Carries WebSocket frames between Tyrus and the TCP socket without the HTTP layers in between. An optimisation that
 * can be taken away: where it cannot work (TLS in Payara itself, internals that changed) the container serves the
 * sockets as it always does. Why, and what it brings: docs/adr/0005.
 */
package rendezvous.connector;
