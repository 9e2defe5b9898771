package rendezvous.signaling;

import rendezvous.admission.Place;

/** The place that is held for one visitor whose socket broke, if it can be. Guarded by {@link Stay}. */
final class Absence {
    private volatile boolean canBegin;
    private volatile long since;
    private Line held;

    /** From now on there is a way back. */
    void allow() {
        canBegin = true;
    }

    /** False, and nothing is held, where there is no way back or no room for it. @param now in milliseconds */
    boolean begin(Line broken, long now) {
        if (!canBegin || !broken.place().hold()) {
            return false;
        }
        held = broken;
        since = now;
        return true;
    }

    /** What is held; null for nothing. */
    Place place() {
        return held == null ? null : held.place();
    }

    /** Nothing is held any more. */
    void end() {
        if (held != null) {
            held.place().giveBack();
            held = null;
        }
    }

    /** Whether it has lasted for that long; both in milliseconds. Means nothing while there is a socket. */
    boolean isLongerThan(long grace, long now) {
        return now - since >= grace;
    }

    /** It is longer than any grace from now on. */
    void cutShort() {
        since = Long.MIN_VALUE / 2;
    }
}
