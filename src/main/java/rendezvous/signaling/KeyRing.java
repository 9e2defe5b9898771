package rendezvous.signaling;

import java.util.function.Consumer;
import java.util.function.Supplier;
import rendezvous.identity.ResumeToken;

/**
 * What opens one visit's place: the newest token and, as long as nothing shows that the answer with that one arrived,
 * the one that was used last. So whoever loses its socket before the answer comes can come back once more.
 */
final class KeyRing {
    private ResumeToken newest;
    private ResumeToken used;
    private boolean hasArrived;

    /** The newest; the same until it is used, so that an answer which gets lost takes nothing away with it. */
    synchronized ResumeToken newest(Supplier<ResumeToken> maker) {
        if (newest == null) {
            newest = maker.get();
        }
        return newest;
    }

    /** Uses the token. False where it opens nothing any more. @param forgotten is told of the one that never will again */
    synchronized boolean use(ResumeToken token, Consumer<ResumeToken> forgotten) {
        if (token.equals(newest)) {
            forgetUsed(forgotten);
            used = newest;
            newest = null;
            return true;
        }
        return token.equals(used) && !hasArrived;
    }

    /** It goes on over another socket, whose client has not been heard of since. */
    synchronized void move() {
        hasArrived = false;
    }

    /** Its client has spoken over the socket it has now, and so has got the answer that came first there. */
    synchronized void arrived() {
        hasArrived = true;
    }

    synchronized void forget(Consumer<ResumeToken> forgotten) {
        forgetUsed(forgotten);
        if (newest != null) {
            forgotten.accept(newest);
        }
    }

    private void forgetUsed(Consumer<ResumeToken> forgotten) {
        if (used != null) {
            forgotten.accept(used);
        }
    }
}
