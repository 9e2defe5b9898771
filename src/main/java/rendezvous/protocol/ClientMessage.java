package rendezvous.protocol;

import jakarta.json.JsonValue;
import rendezvous.identity.RoomId;

/** What a client may say. */
public sealed interface ClientMessage {

    /** Introduces the client, or changes its name. */
    record SetInfo(String name) implements ClientMessage {}

    /** Asks for a partner. */
    record Queue() implements ClientMessage {}

    /** No partner any more: out of the queue or the room. */
    record Unqueue() implements ClientMessage {}

    /** Next: skips the partner and waits again. */
    record Leave(RoomId room) implements ClientMessage {}

    /** Empties the memory of whom this client skipped. */
    record Forget() implements ClientMessage {}

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
