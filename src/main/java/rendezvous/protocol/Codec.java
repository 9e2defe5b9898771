package rendezvous.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.util.Optional;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ClientMessage.Answer;
import rendezvous.protocol.ClientMessage.Block;
import rendezvous.protocol.ClientMessage.Direct;
import rendezvous.protocol.ClientMessage.Forget;
import rendezvous.protocol.ClientMessage.IceCandidate;
import rendezvous.protocol.ClientMessage.Leave;
import rendezvous.protocol.ClientMessage.Offer;
import rendezvous.protocol.ClientMessage.Ping;
import rendezvous.protocol.ClientMessage.Queue;
import rendezvous.protocol.ClientMessage.Report;
import rendezvous.protocol.ClientMessage.Signal;
import rendezvous.protocol.ClientMessage.Unqueue;

/** Frames to messages and back: the one place where what strangers send is read and checked. Thread-safe. */
public final class Codec {
    /** The `data` of a ping comes back as it is, so it has to be small. */
    private static final int PING_DATA_LENGTH = 256;

    /** The end of the candidates, with nothing beside it. */
    private static final String END = "{\"event\":\"icecandidate\",\"data\":null}";

    private final Jsonb jsonb = JsonbBuilder.create(
            new JsonbConfig().withAdapters(new IdAdapters.OfPeer(), new IdAdapters.OfRoom(), new IdAdapters.OfMark()));
    private final FrameReader frames = new FrameReader();
    private final InfoReader infos;

    public Codec(NameRule names, InterestRule interests) {
        infos = new InfoReader(names, interests);
    }

    public ClientMessage decode(String text) throws BadFrameException {
        var frame = frames.read(text);
        return switch (frame.event()) {
            case "setInfo" -> infos.read(frame.data());
            case "queue" -> new Queue();
            case "unqueue" -> new Unqueue();
            case "leave" -> new Leave(Fields.ofOptional(frame.data()).room());
            case "block" -> new Block(Fields.ofOptional(frame.data()).room());
            case "report" -> report(Fields.of(frame.data()));
            case "call" -> CallReader.read(frame.data());
            case "forget" -> new Forget();
            case "direct" -> new Direct(Fields.ofOptional(frame.data()).room());
            case "offer" -> new Offer(description(frame).room(), text);
            case "answer" -> new Answer(description(frame).room(), text);
            case "icecandidate" -> new IceCandidate(candidate(frame).room(), text);
            case "ping" -> new Ping(small(frame.data()));
            default -> throw new BadFrameException(ErrorCode.UNKNOWN_EVENT);
        };
    }

    public String encode(ServerMessage message) {
        return WellFormed.text(jsonb.toJson(OutgoingFrame.of(message)));
    }

    /** The signal's frame with the room it was relayed in, for senders who did not name it. */
    public String frameIn(RoomId room, Signal signal) throws BadFrameException {
        if (!signal.room().equals(RoomId.CURRENT)) {
            return signal.frame();
        }
        return frames.withData(signal.frame(), "roomId", room.value());
    }

    /**
     * The same for where nobody is to learn the other's address: made anew of what is known of a signal, and without
     * addresses but those of relays. Nothing where nothing is left of it.
     */
    public Optional<String> shelteredFrameIn(RoomId room, Signal signal) throws BadFrameException {
        var frame = frames.read(signal.frame());
        if (!(frame.data() instanceof JsonObject data)) {
            return Optional.of(END);
        }
        var text = data.getString(signal instanceof IceCandidate ? "candidate" : "sdp");
        return safe(signal, text).map(safe -> frames.signal(frame.event(), data, safe, room.value()));
    }

    private static Optional<String> safe(Signal signal, String text) {
        return signal instanceof IceCandidate
                ? AddressFilter.candidate(text)
                : Optional.of(AddressFilter.description(text));
    }

    private static Report report(Fields fields) throws BadFrameException {
        var reason = ReportReason.of(fields.text("reason"));
        Fields.require(reason.isPresent());
        return new Report(fields.room(), reason.get());
    }

    private static Fields description(Frame frame) throws BadFrameException {
        var fields = Fields.of(frame.data());
        Fields.require(fields.text("type").equals(frame.event()));
        fields.text("sdp");
        return fields;
    }

    private static Fields candidate(Frame frame) throws BadFrameException {
        var fields = Fields.ofOptional(frame.data());
        if (!Fields.isNull(frame.data())) {
            fields.text("candidate");
            fields.optionalText("sdpMid");
            fields.requireOptionalIndex("sdpMLineIndex");
            fields.optionalText("usernameFragment");
        }
        return fields;
    }

    private static JsonValue small(JsonValue data) throws BadFrameException {
        Fields.require(data == null || data.toString().length() <= PING_DATA_LENGTH);
        return data;
    }
}
