/**
 * A load client and what is measured with it. It shares the machine with the server, so it is kept cheap: frames are
 * built beforehand, nothing is parsed as JSON, one HTTP client with two threads holds all sockets.
 */
package rendezvous.bench.load;
