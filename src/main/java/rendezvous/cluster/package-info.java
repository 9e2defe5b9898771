/**
 * The nodes that are one service together: who they are, and letters between them. It knows nothing of what is in a
 * letter beyond its form. A node alone is a cluster of one, and opens no port.
 */
package rendezvous.cluster;
