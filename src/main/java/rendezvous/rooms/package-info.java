/** Who is with whom: two peers and the id of their meeting. */
package rendezvous.rooms;
