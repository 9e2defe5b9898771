package rendezvous.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import rendezvous.identity.NodeId;

/**
 * Payara's data grid, as far as we need it: its members, and one topic a member. Nothing but bytes is given to it, which
 * it carries as they are.
 */
final class HazelcastGrid implements Carrier {
    private static final String TOPIC = "rendezvous-letters-";

    private final HazelcastInstance grid;
    private Consumer<byte[]> arrival;
    private UUID membership;
    private UUID lifecycle;
    private NodeId self;
    private ITopic<byte[]> own;
    private UUID listener;

    HazelcastGrid(HazelcastInstance grid) {
        this.grid = grid;
        this.self = idOf(grid.getCluster().getLocalMember());
    }

    /** @throws NoGridException where Payara runs without it */
    static HazelcastGrid ofPayara() {
        try {
            var grid = InitialContext.<HazelcastInstance>doLookup("payara/Hazelcast");
            if (grid == null || !grid.getLifecycleService().isRunning()) {
                throw new NoGridException(null);
            }
            return new HazelcastGrid(grid);
        } catch (NamingException e) {
            throw new NoGridException(e);
        }
    }

    @Override
    public NodeId self() {
        try {
            var now = idOf(grid.getCluster().getLocalMember());
            if (arrival != null && (own == null || !now.equals(self))) {
                listenAs(now);
            }
            self = now;
        } catch (HazelcastInstanceNotActiveException e) {
            // It ends, or becomes another member; until then we are who we were.
        }
        return self;
    }

    @Override
    public List<NodeId> members() {
        try {
            return grid.getCluster().getMembers().stream()
                    .map(HazelcastGrid::idOf)
                    .toList();
        } catch (HazelcastInstanceNotActiveException e) {
            return List.of(self);
        }
    }

    @Override
    public void carry(NodeId to, byte[] bytes) {
        try {
            topic(to).publish(bytes);
        } catch (HazelcastInstanceNotActiveException e) {
            // Lost, as anything can be.
        }
    }

    @Override
    public void open(Consumer<byte[]> newArrival, Runnable change) {
        arrival = newArrival;
        lifecycle = grid.getLifecycleService().addLifecycleListener(event -> change.run());
        membership = grid.getCluster().addMembershipListener(new MembershipAdapter() {
            @Override
            public void memberAdded(MembershipEvent event) {
                change.run();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                change.run();
            }
        });
    }

    @Override
    public void close() {
        if (!grid.getLifecycleService().isRunning() || membership == null) {
            return;
        }
        grid.getLifecycleService().removeLifecycleListener(lifecycle);
        grid.getCluster().removeMembershipListener(membership);
        if (own != null) {
            own.removeMessageListener(listener);
        }
    }

    private void listenAs(NodeId now) {
        if (own != null) {
            own.removeMessageListener(listener);
        }
        var topic = topic(now);
        listener = topic.addMessageListener(message -> arrival.accept(message.getMessageObject()));
        own = topic;
    }

    private ITopic<byte[]> topic(NodeId node) {
        return grid.getTopic(TOPIC + node);
    }

    private static NodeId idOf(Member member) {
        return new NodeId(member.getUuid().toString());
    }
}
