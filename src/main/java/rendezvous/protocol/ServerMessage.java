package rendezvous.protocol;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** What the server may say; each record is the {@code data} of the event it is named after. */
public sealed interface ServerMessage {
    /** The event's name on the wire. */
    String event();

    /** Answers {@code setInfo}; {@code iceServers} is what RTCPeerConnection takes. */
    @JsonbPropertyOrder({"serverSocketId", "iceServers"})
    record SetInfoSuccess(PeerId serverSocketId, List<IceServer> iceServers) implements ServerMessage {
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

    /** A partner is found; exactly one of the two has {@code createOffer}. */
    @JsonbPropertyOrder({"roomId", "remoteId", "remoteName", "createOffer"})
    record Match(RoomId roomId, PeerId remoteId, String remoteName, boolean createOffer) implements ServerMessage {
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
