package rendezvous.protocol;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.RoomId;

/** What a client may say. */
public sealed interface ClientMessage {

    /**
     * Introduces the client, or changes what it said before.
     *
     * @param interests in order, each once, written in the one way of {@link InterestRule}
     * @param language a BCP 47 tag; empty where it did not say
     * @param region the one its page found nearest; empty where it did not say
     * @param relay whether it asks that strangers do not learn its address
     * @param blocked what {@code blocked} answered its page, now or on an earlier visit
     * @param back for the place it had on an earlier socket
     */
    record SetInfo(
            String name,
            List<String> interests,
            String language,
            String region,
            boolean relay,
            DeviceId device,
            Set<BlockMark> blocked,
            Return back)
            implements ClientMessage {}

    /** Asks for a partner. */
    record Queue() implements ClientMessage {}

    /** No partner any more: out of the queue or the room. */
    record Unqueue() implements ClientMessage {}

    /** Next: skips the partner and waits again. */
    record Leave(RoomId room) implements ClientMessage {}

    /** Never again: parts from the partner of the room, or from whom it met last. */
    record Block(RoomId room) implements ClientMessage {}

    /** Tells the operator of the partner of the room, or of whom it met last, and parts from it. */
    record Report(RoomId room, ReportReason reason) implements ClientMessage {}

    /**
     * What became of the call in the room, or in the latest one, as the page saw it.
     *
     * @param firstFrame from the match to the first picture; null where there was none, or it does not say
     */
    record Call(RoomId room, CallOutcome outcome, CallPath path, Duration firstFrame) implements ClientMessage {}

    /** Empties the memory of whom this client skipped. */
    record Forget() implements ClientMessage {}

    /** The other of the room may learn its address, if that one says the same. */
    record Direct(RoomId room) implements ClientMessage {}

    /** Asks for a pong with the same data, null where there was none. */
    record Ping(JsonValue data) implements ClientMessage {}

    /**
     * Part of the call's set-up, for the partner's eyes. It has been checked, and keeps the frame as it came: the
     * relay hands on what the sender wrote, byte for byte.
     */
    sealed interface Signal extends ClientMessage {
        /** The room the sender meant; {@link RoomId#CURRENT} where it did not say. */
        RoomId room();

        String frame();
    }

    record Offer(RoomId room, String frame) implements Signal {}

    record Answer(RoomId room, String frame) implements Signal {}

    record IceCandidate(RoomId room, String frame) implements Signal {}
}
