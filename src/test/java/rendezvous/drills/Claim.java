package rendezvous.drills;

import rendezvous.wire.Received;

/** What a page needs to go on with its visit over another socket (docs/protocol.md, coming back). */
final class Claim {
    private String token = "";
    private int heard;
    private boolean isMade;

    /** On another socket: what its {@code setInfo} says of this. */
    String make() {
        isMade = !token.isEmpty();
        if (isMade) {
            return ",\"resume\":\"" + token + "\",\"received\":" + heard;
        }
        heard = 0;
        return "";
    }

    /** A frame has come. */
    void hears() {
        heard += isMade ? 0 : 1;
    }

    void isAnswered(Received welcome) {
        heard = isMade && !welcome.flag("resumed") ? 1 : heard;
        isMade = false;
        token = welcome.fields().getString("resume", "");
    }

    /** The place is not held. */
    void isVoid() {
        token = "";
    }
}
