/**
 * The wire: what a client and the server say to each other, as sealed records that are checked in one place. The
 * contract in words is docs/protocol.md; a test decodes each of its examples.
 */
package rendezvous.protocol;
