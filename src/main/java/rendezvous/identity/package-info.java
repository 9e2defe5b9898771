/** Who is meant: ids that everything else speaks of. Imports nothing of ours. */
package rendezvous.identity;
