/**
 * Matchmaking inside the container: who waits, who skipped whom, and the rounds that pair them. From an arrival or the
 * timer to the match: {@code MatchTimer} or {@code ArrivalRounds} ask {@code MatchRounds}, which runs one
 * {@code MatchRound}: waiting, match, claim both, open the room, tell both.
 */
package rendezvous.lobby;
