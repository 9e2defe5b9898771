/**
 * How the page is served: with which headers, under which version, and what is said where something is missing. The
 * files themselves are the container's business. Why it is so: docs/adr/0008.
 */
package rendezvous.page;
