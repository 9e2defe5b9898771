package rendezvous.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Random;

/** {@link FuzzText} in frames of every shape, and frames that are none (RFC 6455 §5). */
final class FuzzFrames {
    /** What is sent, and how often in a thousand. */
    enum Kind {
        VALID_OUT_OF_ORDER(290),
        MUTATED(230),
        WRONG_TYPES(170),
        RANDOM_TEXT(90),
        HUGE_NUMBERS(60),
        LONE_SURROGATES(50),
        HIDDEN_CHARACTERS(50),
        FRAGMENTED(30),
        DEEP(20),
        LARGE(5),
        ENDING(5);

        private final int perMille;

        Kind(int perMille) {
            this.perMille = perMille;
        }
    }

    /**
     * One frame, or a message's fragments, as bytes.
     *
     * @param closes the code that the server has to close with; 0 where the connection lives on
     */
    record Sample(Kind kind, byte[] bytes, int closes) {}

    private static final int WHOLE =
            Arrays.stream(Kind.values()).mapToInt(kind -> kind.perMille).sum();
    private static final int MEGABYTE = 1024 * 1024;

    private final Random random;
    private final FuzzText texts;

    FuzzFrames(Random random, FuzzText texts) {
        this.random = random;
        this.texts = texts;
    }

    Sample next() {
        var kind = anyKind();
        return switch (kind) {
            case VALID_OUT_OF_ORDER -> text(kind, texts.valid());
            case MUTATED -> text(kind, texts.mutated());
            case WRONG_TYPES -> text(kind, texts.ofWrongTypes());
            case RANDOM_TEXT -> text(kind, texts.anything());
            case HUGE_NUMBERS -> text(kind, texts.ofHugeNumbers());
            case LONE_SURROGATES -> text(kind, texts.ofLoneSurrogates());
            case HIDDEN_CHARACTERS -> text(kind, texts.ofHiddenCharacters());
            case FRAGMENTED -> new Sample(kind, fragments(texts.valid().getBytes(UTF_8)), 0);
            case DEEP -> text(kind, texts.deep());
            case LARGE -> text(kind, texts.large());
            case ENDING -> ending();
        };
    }

    private Sample ending() {
        return switch (random.nextInt(6)) {
            case 0 -> ending(RawSocket.frame(true, RawSocket.TEXT, randomBytes(40, (byte) 0xFF)), 1007);
            case 1 -> ending(RawSocket.frame(true, RawSocket.BINARY, randomBytes(40, (byte) 0)), 1003);
            case 2 ->
                ending(RawSocket.unmaskedFrame(RawSocket.TEXT, texts.valid().getBytes(UTF_8)), 1002);
            case 3 -> ending(RawSocket.frame(true, 3 + random.nextInt(5), randomBytes(9, (byte) 1)), 1002);
            case 4 ->
                ending(
                        RawSocket.frame(
                                true, RawSocket.TEXT, texts.large().repeat(2).getBytes(UTF_8)),
                        1009);
            default -> ending(RawSocket.frame(true, RawSocket.TEXT, megabyte()), 1009);
        };
    }

    private static byte[] megabyte() {
        return ("{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"" + "x".repeat(MEGABYTE) + "\"}}")
                .getBytes(UTF_8);
    }

    private byte[] fragments(byte[] payload) {
        int cut = random.nextInt(payload.length + 1);
        var first = RawSocket.frame(false, RawSocket.TEXT, Arrays.copyOf(payload, cut));
        var rest = RawSocket.frame(true, RawSocket.CONTINUATION, Arrays.copyOfRange(payload, cut, payload.length));
        var both = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, both, first.length, rest.length);
        return both;
    }

    private byte[] randomBytes(int length, byte last) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[length - 1] = last;
        return bytes;
    }

    private Kind anyKind() {
        int left = random.nextInt(WHOLE);
        for (var kind : Kind.values()) {
            left -= kind.perMille;
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("the weights are all there is");
    }

    private static Sample text(Kind kind, String text) {
        return new Sample(kind, RawSocket.frame(true, RawSocket.TEXT, text.getBytes(UTF_8)), 0);
    }

    private static Sample ending(byte[] bytes, int closes) {
        return new Sample(Kind.ENDING, bytes, closes);
    }
}
