package rendezvous.cluster;

import java.util.List;
import java.util.function.BiConsumer;
import javax.crypto.SecretKey;
import rendezvous.identity.NodeId;

/**
 * What two nodes tell each other, as one of them sees it: a stream each way. The link is up when each knows the other's
 * stream; as soon as anything is missing in one it is down, and both begin new streams, so that nothing ever comes after
 * a gap.
 *
 * <p>All but {@link #send} is for one thread.
 */
final class Link {
    /** Bytes that may be on their way and not yet seen by the other: what the carrier has to hold at most. */
    static final int WINDOW = 1024 * 1024;

    private static final int ENVELOPE = 128 * 1024;

    /** Whom it tells, on the one thread. */
    interface Listener {
        void up(NodeId node);

        void down(NodeId node);

        void letter(NodeId from, byte[] letter);

        /** What came in its name was not sealed by it, or is none of ours. */
        void refused(NodeId from);
    }

    private final NodeId self;
    private final NodeId other;
    private final Streams streams;
    private final BiConsumer<NodeId, byte[]> carrier;
    private final Listener listener;
    private final Outgoing outgoing = new Outgoing();
    private final InFlight inFlight = new InFlight();

    private boolean isUp;
    private long stream;
    private SecretKey key;
    private long sent;
    private boolean isQuiet;

    private long theirStream;
    private SecretKey theirKey;
    private long received;
    private int unconfirmed;

    Link(NodeId self, NodeId other, Streams streams, BiConsumer<NodeId, byte[]> carrier, Listener listener) {
        this.self = self;
        this.other = other;
        this.streams = streams;
        this.carrier = carrier;
        this.listener = listener;
        begin();
        say(List.of());
    }

    boolean isUp() {
        return isUp;
    }

    /** On any thread. @return false where the link is down, or goes down by this, as too much waits */
    boolean send(byte[] letter) {
        return outgoing.add(letter);
    }

    void receive(Envelope envelope) {
        var opening = envelope.stream() == theirStream ? theirKey : streams.key(other, self, envelope.stream());
        var letters = streams.open(opening, envelope);
        if (letters.isEmpty()) {
            listener.refused(other);
            return;
        }
        listenTo(envelope.stream(), opening);
        agree(envelope.answers());
        if (isUp) {
            take(envelope, letters.get());
        }
        if (!envelope.up()) {
            say(List.of());
        }
    }

    /** Sends what waits, and confirms what came. */
    void flush() {
        if (outgoing.isOverfull()) {
            begin();
        }
        while (isUp && inFlight.bytes() < WINDOW) {
            var letters = outgoing.take(ENVELOPE);
            if (letters.isEmpty()) {
                break;
            }
            sent++;
            inFlight.add(say(letters));
        }
        if (unconfirmed >= WINDOW / 4) {
            say(List.of());
        }
    }

    /** Often: asks again where the link is down. */
    void knock() {
        if (!isUp) {
            say(List.of());
        }
    }

    /** Every second or so: says where its stream stands, so that a gap at its end is noticed too. */
    void remind() {
        if (isUp && isQuiet) {
            say(List.of());
        }
        isQuiet = true;
    }

    /** The other is gone. */
    void end() {
        down();
    }

    private void listenTo(long newStream, SecretKey newKey) {
        if (newStream == theirStream) {
            return;
        }
        if (isUp) {
            begin();
        }
        theirStream = newStream;
        theirKey = newKey;
        received = 0;
    }

    private void agree(long answers) {
        if (isUp && answers != stream) {
            begin();
        } else if (!isUp && answers == stream) {
            isUp = true;
            received = 0;
            outgoing.open();
            listener.up(other);
        }
    }

    private void take(Envelope envelope, List<byte[]> letters) {
        long expected = letters.isEmpty() ? received : received + 1;
        if (envelope.number() != expected || !inFlight.confirm(envelope.seen())) {
            begin();
            return;
        }
        received = expected;
        if (!letters.isEmpty()) {
            unconfirmed += envelope.sealed().length;
            letters.forEach(letter -> listener.letter(other, letter));
        }
    }

    private void begin() {
        down();
        stream = streams.next();
        key = streams.key(self, other, stream);
        sent = 0;
        inFlight.clear();
        theirStream = 0;
        theirKey = null;
        received = 0;
        unconfirmed = 0;
    }

    private void down() {
        outgoing.close();
        if (isUp) {
            isUp = false;
            listener.down(other);
        }
    }

    /** @return the bytes it took */
    private int say(List<byte[]> letters) {
        unconfirmed = 0;
        isQuiet = false;
        var envelope = new Envelope(self, stream, theirStream, isUp, sent, received, new byte[0]);
        var sealed = streams.close(key, envelope, letters);
        carrier.accept(other, sealed.bytes());
        return sealed.sealed().length;
    }
}
