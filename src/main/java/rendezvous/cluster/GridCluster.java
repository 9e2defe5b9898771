package rendezvous.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.identity.NodeId;

/**
 * One of several nodes. One thread does everything: it sends what waits, and hears what comes, so that a link needs no
 * lock and its letters keep their order. Who sends only puts a letter down, and wakes it.
 */
final class GridCluster implements Cluster, Link.Listener {
    private static final Logger LOG = Logger.getLogger(GridCluster.class.getName());
    private static final long GLANCE_MILLIS = 250;
    private static final int GLANCES_TO_REMIND = 4;

    /** After each turn: a lone letter goes at once, and many share an envelope, which costs as much as they do. */
    private static final long REST_NANOS = 3_000_000;

    private static final long PARTING_MILLIS = 1_000;

    private final Carrier carrier;
    private final Streams streams;
    private final ThreadFactory threads;
    private final Incoming incoming = new Incoming();
    private final Unreadable unreadable = new Unreadable();
    private final Semaphore wish = new Semaphore(0);
    private final Map<NodeId, Link> links = new ConcurrentHashMap<>();

    private Correspondent correspondent;
    private Thread thread;
    private List<NodeId> members = List.of();
    private volatile NodeId self;
    private volatile List<NodeId> nodes;
    private volatile boolean isChanged = true;
    private volatile boolean isEnding;

    GridCluster(Carrier carrier, Streams streams, ThreadFactory threads) {
        this.carrier = carrier;
        this.streams = streams;
        this.threads = threads;
        this.self = carrier.self();
        this.nodes = List.of(self);
    }

    @Override
    public NodeId self() {
        return self;
    }

    @Override
    public List<NodeId> nodes() {
        return nodes;
    }

    @Override
    public boolean send(NodeId to, Letter letter) {
        var link = links.get(to);
        if (link == null || !link.send(LetterCodec.encode(letter))) {
            return false;
        }
        wake();
        return true;
    }

    @Override
    public void open(Correspondent newCorrespondent) {
        correspondent = newCorrespondent;
        carrier.open(this::arrive, this::change);
        thread = threads.newThread(this::serve);
        thread.setName("cluster-letters");
        thread.setDaemon(true);
        thread.start();
    }

    /** What waits is sent yet. */
    void close() {
        isEnding = true;
        wake();
        try {
            if (thread != null) {
                thread.join(PARTING_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        carrier.close();
    }

    @Override
    public void up(NodeId node) {
        LOG.info(() -> "Node " + node + " is there");
        see();
        tell(() -> correspondent.joined(node));
    }

    @Override
    public void down(NodeId node) {
        LOG.info(() -> "Node " + node + " is lost");
        see();
        tell(() -> correspondent.lost(node));
    }

    @Override
    public void letter(NodeId from, byte[] bytes) {
        LetterCodec.decode(bytes)
                .ifPresentOrElse(letter -> tell(() -> correspondent.receive(from, letter)), () -> refused(from));
    }

    @Override
    public void refused(NodeId from) {
        unreadable.note(LOG);
    }

    private void arrive(byte[] bytes) {
        if (incoming.add(bytes)) {
            wake();
        }
    }

    private void change() {
        isChanged = true;
        wake();
    }

    private void wake() {
        if (wish.availablePermits() == 0) {
            wish.release();
        }
    }

    private void serve() {
        long glance = System.nanoTime();
        for (int glances = 0; !isEnding; ) {
            boolean isDue = System.nanoTime() - glance >= 0;
            if (isDue) {
                glance = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GLANCE_MILLIS);
                glances++;
            }
            boolean isReminder = isDue && glances % GLANCES_TO_REMIND == 0;
            tell(() -> work(isDue, isReminder));
            rest(glance);
        }
        tell(() -> work(false, false));
    }

    private void rest(long until) {
        try {
            LockSupport.parkNanos(REST_NANOS);
            if (wish.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                wish.drainPermits();
            }
        } catch (InterruptedException e) {
            // The container ends the application.
            isEnding = true;
        }
    }

    private void work(boolean isDue, boolean isReminder) {
        if (isDue || isChanged) {
            isChanged = false;
            meet();
        }
        for (var bytes = incoming.next(); bytes != null; bytes = incoming.next()) {
            Envelope.parse(bytes).ifPresentOrElse(this::open, () -> refused(null));
        }
        for (var link : links.values()) {
            link.flush();
            if (isDue) {
                link.knock();
            }
            if (isReminder) {
                link.remind();
            }
        }
    }

    private void open(Envelope envelope) {
        var link = links.get(envelope.from());
        // Who is not known yet will knock again; who is not any more has nothing to say.
        if (link != null) {
            link.receive(envelope);
        }
    }

    /** Takes over who is there. */
    private void meet() {
        var nowSelf = carrier.self();
        var nowMembers = carrier.members();
        if (!nowSelf.equals(self)) {
            LOG.info(() -> "This node was parted from the others, and is " + nowSelf + " now");
            self = nowSelf;
            new ArrayList<>(links.keySet()).forEach(this::part);
        }
        members = nowMembers;
        links.keySet().stream()
                .filter(node -> !nowMembers.contains(node))
                .toList()
                .forEach(this::part);
        nowMembers.stream()
                .filter(node -> !node.equals(self) && !links.containsKey(node))
                .forEach(node -> links.put(node, new Link(self, node, streams, carrier::carry, this)));
        see();
    }

    private void part(NodeId node) {
        links.remove(node).end();
    }

    private void see() {
        // Set once: whoever looks meanwhile counts on somebody's being the oldest.
        var there = members.stream().filter(this::isThere).toList();
        nodes = there.contains(self) ? there : List.of(self);
    }

    private boolean isThere(NodeId node) {
        var link = links.get(node);
        return node.equals(self) || link != null && link.isUp();
    }

    private static void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.WARNING, "What came from another node could not be dealt with", failure);
        }
    }
}
