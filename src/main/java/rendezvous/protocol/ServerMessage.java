package rendezvous.protocol;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import rendezvous.identity.BlockMark;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** What the server may say; each record is the {@code data} of the event it is named after. */
public sealed interface ServerMessage {
    /** The event's name on the wire. */
    String event();

    /** Answers {@code setInfo}; {@code iceServers} is what RTCPeerConnection takes. */
    @JsonbPropertyOrder({"serverSocketId", "iceServers", "presence"})
    record SetInfoSuccess(PeerId serverSocketId, List<IceServer> iceServers, Presence presence)
            implements ServerMessage {
        @Override
        public String event() {
            return "setInfoSuccess";
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

    /** A partner is found; exactly one of the two has {@code createOffer}. What both are interested in, in order. */
    @JsonbPropertyOrder({"roomId", "remoteId", "remoteName", "createOffer", "interests"})
    record Match(RoomId roomId, PeerId remoteId, String remoteName, boolean createOffer, List<String> interests)
            implements ServerMessage {
        @Override
        public String event() {
            return "match";
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
