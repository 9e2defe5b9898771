package rendezvous.protocol;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import rendezvous.identity.BlockMark;
import rendezvous.identity.PeerId;
import rendezvous.identity.ResumeToken;
import rendezvous.identity.RoomId;

/** What the server may say; each record is the {@code data} of the event it is named after. */
public sealed interface ServerMessage {
    /** The event's name on the wire. */
    String event();

    /**
     * Answers {@code setInfo}.
     *
     * @param resume opens this visit's place to the client's next socket, once; null where no places are held
     * @param resumed whether this goes on with an earlier socket's visit
     * @param received how many frames of the client have come on this visit
     * @param iceServers what RTCPeerConnection takes
     * @param relay {@code off}, {@code asked} or {@code always}: whether calls go by a relay
     */
    @JsonbPropertyOrder({"serverSocketId", "resume", "resumed", "received", "iceServers", "relay", "presence"})
    record SetInfoSuccess(
            PeerId serverSocketId,
            ResumeToken resume,
            boolean resumed,
            long received,
            List<IceServer> iceServers,
            String relay,
            Presence presence)
            implements ServerMessage {
        @Override
        public String event() {
            return "setInfoSuccess";
        }
    }

    /** To be used instead of the earlier ones from now on: those do not hold much longer, or there are better ones. */
    @JsonbPropertyOrder({"iceServers"})
    record IceServers(List<IceServer> iceServers) implements ServerMessage {
        @Override
        public String event() {
            return "iceServers";
        }
    }

    /** A partner was asked for by somebody who has not introduced itself. */
    record Invalid() implements ServerMessage {
        @Override
        public String event() {
            return "invalid";
        }
    }

    /** How many are connected, and how many of them wait; beyond 100 with two significant digits. */
    @JsonbPropertyOrder({"online", "waiting"})
    record Presence(int online, int waiting) implements ServerMessage {
        @Override
        public String event() {
            return "presence";
        }
    }

    /**
     * A partner is found; exactly one of the two has {@code createOffer}.
     *
     * @param interests that both have, in order
     * @param relay whether only addresses of relays pass between the two
     */
    @JsonbPropertyOrder({"roomId", "remoteId", "remoteName", "createOffer", "interests", "relay"})
    record Match(
            RoomId roomId,
            PeerId remoteId,
            String remoteName,
            boolean createOffer,
            List<String> interests,
            boolean relay)
            implements ServerMessage {
        @Override
        public String event() {
            return "match";
        }
    }

    /** The partner may be reached directly, as far as it is concerned; {@code agreed} where both have said so. */
    @JsonbPropertyOrder({"roomId", "agreed"})
    record Direct(RoomId roomId, boolean agreed) implements ServerMessage {
        @Override
        public String event() {
            return "direct";
        }
    }

    /** The partner is gone; {@code isTimeout} where it was lost and did not say so. */
    @JsonbPropertyOrder({"remoteId", "roomId", "isTimeout"})
    record Leave(PeerId remoteId, RoomId roomId, boolean isTimeout) implements ServerMessage {
        @Override
        public String event() {
            return "leave";
        }
    }

    /** Answers {@code block}; {@code mark} is what the page keeps, null where either did not name its device. */
    @JsonbPropertyOrder({"roomId", "mark"})
    record Blocked(RoomId roomId, BlockMark mark) implements ServerMessage {
        @Override
        public String event() {
            return "blocked";
        }
    }

    /** Answers {@code report}. */
    record Reported(RoomId roomId) implements ServerMessage {
        @Override
        public String event() {
            return "reported";
        }
    }

    /** Answers {@code ping} with its data. */
    record Pong(JsonValue data) implements ServerMessage {
        @Override
        public String event() {
            return "pong";
        }
    }

    /** A frame could not be used. */
    @JsonbPropertyOrder({"code", "message"})
    record Error(String code, String message) implements ServerMessage {
        @Override
        public String event() {
            return "error";
        }

        public static Error of(ErrorCode code) {
            return new Error(code.wire(), code.advice());
        }
    }
}
