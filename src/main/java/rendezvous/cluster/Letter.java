package rendezvous.cluster;

import java.util.List;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** What one node has to tell another. Times are spans, in milliseconds, as clocks of different machines do not agree. */
public sealed interface Letter {

    // Who is left over, to the node that pairs them: the oldest.

    /**
     * What has changed among those who are left over at the sender's.
     *
     * @param anew whether these are all there are, and nothing that was said before holds any more
     * @param added new ones, and others than before
     */
    record Offers(boolean anew, List<Offer> added, List<PeerId> withdrawn) implements Letter {}

    /**
     * One who waits and found nobody at home.
     *
     * @param waited how long it has waited by now
     * @param region where its page said it is nearest to; empty for unknown
     * @param barred whom it must not meet, as far as its home knows
     */
    record Offer(
            PeerId peer,
            long waited,
            List<String> interests,
            String language,
            DeviceId device,
            String region,
            List<PeerId> barred) {}

    /** To the home of {@code peer}, by the node that pairs: these two could meet. */
    record Suggestion(PeerId peer, PeerId stranger, NodeId home) implements Letter {}

    /** To a node where people are: somebody who waits elsewhere, for its next rounds. */
    record Lent(NodeId home, Offer offer) implements Letter {}

    // Two homes agree that two meet.

    /**
     * One who is about to meet somebody of another node.
     *
     * @param relay whether it asks that strangers do not learn its address
     * @param blocked its marks of those it blocked
     */
    record Guest(
            PeerId peer,
            String name,
            long waited,
            List<String> interests,
            String language,
            boolean relay,
            DeviceId device,
            List<BlockMark> blocked) {}

    /** To the home of {@code stranger}: {@code suitor} is promised to it, for a short time, should it wait still. */
    record Proposal(RoomId room, Guest suitor, PeerId stranger) implements Letter {}

    /** The room is open at the stranger's; so it has to be at the suitor's. @param sheltered see the room's shelter */
    record Acceptance(RoomId room, boolean sheltered, Guest stranger) implements Letter {}

    /** No room. @param barred because the two must not meet, and not because the stranger does not wait any more */
    record Refusal(RoomId room, boolean barred) implements Letter {}

    // The two of a room with two homes.

    /** To one of a room, as it stands, if it is in that room still. */
    record Frame(RoomId room, PeerId to, String frame) implements Letter {}

    /** {@code leaver} is in that room no more, so the room has ended. */
    record Left(RoomId room, PeerId leaver, boolean isTimeout) implements Letter {}

    /** {@code who} does not mind if the other learns its address. */
    record Consent(RoomId room, PeerId who) implements Letter {}

    /** {@code who} was sent to another node, in the middle of its call, which goes on from page to page. */
    record Adrift(RoomId room, PeerId who) implements Letter {}

    /** {@code who} is no more; to the nodes whose people it met, so that nothing is held for it there. */
    record Gone(PeerId who) implements Letter {}

    // A visit that goes on over a socket of another node: the one has the socket, the other is the visitor's home.

    /** To the home: who says this {@code frame} here wants back its place. @param seat how the sender knows its socket */
    record Reclaim(long seat, String frame) implements Letter {}

    /** From the home, or what seemed to be it: that opens nothing here. */
    record Nowhere(long seat) implements Letter {}

    /** To the home: its visitor says this. */
    record Said(long seat, String frame) implements Letter {}

    /** To the home: its visitor is alive. @param mark of the ping that it answered */
    record Alive(long seat, long mark) implements Letter {}

    /** To the home: the socket has ended. @param code of its close; 0 where nobody is there any more who waits for it */
    record Hung(long seat, int code) implements Letter {}

    /** From the home, to its visitor. The first says that it goes on there. */
    record Told(long seat, String frame) implements Letter {}

    /** From the home: a ping is due. */
    record Probe(long seat, long mark) implements Letter {}

    /** From the home: the socket is to end. @param code of its close; 0 to cut it */
    record Shut(long seat, int code, String reason) implements Letter {}

    /**
     * To be sent back at once, so that the sender learns how long letters take: it alone knows its clock.
     *
     * @param sent by the sender's clock, in nanoseconds since whenever
     * @param back whether this is the answer
     */
    record Echo(long sent, boolean back) implements Letter {}

    /** How the sender is, every few seconds. */
    record Figures(String region, int sockets, int waiting, int inRooms, long matches, boolean draining)
            implements Letter {}
}
