package rendezvous.lobby;

import rendezvous.config.IceSettings.Relay;
import rendezvous.identity.PeerId;

/** Two who are about to meet, and what each has said of itself at that moment. */
record Two(PeerId one, Guest guest, PeerId other, Guest stranger) {
    /** Whether neither has said anything since: by identity, as comparing hundreds of marks would take its time. */
    boolean isStill(Two now) {
        return guest == now.guest && stranger == now.stranger;
    }

    /** Whether they must not learn each other's address. */
    boolean isSheltered(Relay relay) {
        return switch (relay) {
            case OFF -> false;
            case ASKED -> guest.relay() || stranger.relay();
            case ALWAYS -> true;
        };
    }

    /** Whether either blocked anybody at all. */
    boolean haveMarks() {
        return !guest.blocked().isEmpty() || !stranger.blocked().isEmpty();
    }
}
