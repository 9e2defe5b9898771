package rendezvous.protocol;

import jakarta.json.bind.adapter.JsonbAdapter;
import rendezvous.identity.BlockMark;
import rendezvous.identity.PeerId;
import rendezvous.identity.ResumeToken;
import rendezvous.identity.RoomId;

/** Ids are types in the code and plain text on the wire. */
final class IdAdapters {
    private IdAdapters() {}

    public static final class OfPeer implements JsonbAdapter<PeerId, String> {
        @Override
        public String adaptToJson(PeerId id) {
            return id.value();
        }

        @Override
        public PeerId adaptFromJson(String value) {
            return new PeerId(value);
        }
    }

    public static final class OfRoom implements JsonbAdapter<RoomId, String> {
        @Override
        public String adaptToJson(RoomId id) {
            return id.value();
        }

        @Override
        public RoomId adaptFromJson(String value) {
            return new RoomId(value);
        }
    }

    public static final class OfToken implements JsonbAdapter<ResumeToken, String> {
        @Override
        public String adaptToJson(ResumeToken token) {
            return token.value();
        }

        @Override
        public ResumeToken adaptFromJson(String value) {
            return new ResumeToken(value);
        }
    }

    public static final class OfMark implements JsonbAdapter<BlockMark, String> {
        @Override
        public String adaptToJson(BlockMark mark) {
            return mark.toString();
        }

        @Override
        public BlockMark adaptFromJson(String value) {
            return BlockMark.parse(value);
        }
    }
}
