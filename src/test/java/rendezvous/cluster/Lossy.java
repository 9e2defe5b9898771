package rendezvous.cluster;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import rendezvous.identity.NodeId;

/** Carries as another does, but for what it is to lose. */
record Lossy(Carrier carrier, AtomicReference<NodeId> losing) implements Carrier {
    /** Of an envelope without letters: its head, nonce, tag, and that there are none. */
    private static final int EMPTY_BYTES = 50 + 12 + 16 + 4;

    Lossy(Carrier carrier) {
        this(carrier, new AtomicReference<>());
    }

    void loseNext(NodeId to) {
        losing.set(to);
    }

    boolean hasLost() {
        return losing.get() == null;
    }

    @Override
    public NodeId self() {
        return carrier.self();
    }

    @Override
    public List<NodeId> members() {
        return carrier.members();
    }

    @Override
    public void carry(NodeId to, byte[] bytes) {
        boolean hasLetters = bytes.length > EMPTY_BYTES;
        if (hasLetters && to.equals(losing.get())) {
            losing.set(null);
        } else {
            carrier.carry(to, bytes);
        }
    }

    @Override
    public void open(Consumer<byte[]> arrival, Runnable change) {
        carrier.open(arrival, change);
    }

    @Override
    public void close() {
        carrier.close();
    }
}
