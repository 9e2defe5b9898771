package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import rendezvous.admission.Place;

/**
 * One socket, and whose it is at this moment: it begins as a newcomer's, and may turn out to be an earlier visitor's.
 */
final class Line implements Outbox.Writer {
    private static final CloseReason CANNOT_SEND =
            new CloseReason(CloseCodes.UNEXPECTED_CONDITION, "A frame could not be sent");

    private final Way way;
    private final Place place;
    private boolean expedited;
    private volatile PeerSession peer;
    private volatile Lodging lodging;

    /** @param place of the socket */
    Line(Way way, Place place) {
        this.way = way;
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Whoever its next frame comes from. */
    PeerSession peer() {
        return peer;
    }

    void belongTo(PeerSession owner) {
        peer = owner;
    }

    /** Where its client is asked for at other nodes, or lives at one; null where it is of here. */
    Lodging lodging() {
        return lodging;
    }

    void lodge(Lodging next) {
        lodging = next;
    }

    @Override
    public void write(String frame, Runnable done) {
        try {
            way.send(frame, done);
        } catch (RuntimeException e) {
            // Nothing can follow a frame that was not taken. Most often the socket is closing already: its @OnClose
            // settles the rest, and whoever sent this frame must not suffer.
            close(CANNOT_SEND);
        }
    }

    void ping(long mark) {
        way.ping(mark);
    }

    /** It has a call to set up: the crowd that arrives is not to stand before its signals. */
    void expedite() {
        if (!expedited) {
            expedited = true;
            way.expedite();
        }
    }

    /** Cuts the socket without a close frame: for a client that would not read one. */
    void cut() {
        way.cut();
    }

    void close(CloseReason reason) {
        way.close(reason);
    }
}
