package rendezvous.matchmaking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import rendezvous.identity.PeerId;

/** Numbered peers that wait in the order of their numbers, and who of them must not meet. */
record Crowd(List<Ticket> tickets, Map<PeerId, Set<PeerId>> barred) {

    static Crowd of(int size, Collection<Set<Integer>> barredPairs) {
        var barred = new HashMap<PeerId, Set<PeerId>>();
        for (var pair : barredPairs) {
            var two = List.copyOf(pair);
            if (two.size() == 2) {
                bar(barred, peer(two.get(0)), peer(two.get(1)));
            }
        }
        return new Crowd(ticketsOf(size), barred);
    }

    static Crowd withRandomSkips(int size, int skipsEach, Random random) {
        var barred = new HashMap<PeerId, Set<PeerId>>();
        var peers = IntStream.range(0, size).mapToObj(Crowd::peer).toList();
        for (var peer : peers) {
            for (int i = 0; i < skipsEach; i++) {
                bar(barred, peer, peers.get(random.nextInt(size)));
            }
        }
        return new Crowd(ticketsOf(size), barred);
    }

    static Set<Integer> pair(int one, int other) {
        return one == other ? Set.of(one) : Set.of(one, other);
    }

    static PeerId peer(int number) {
        return new PeerId("peer-" + number);
    }

    static int numberOf(PeerId peer) {
        return Integer.parseInt(peer.value().substring("peer-".length()));
    }

    PairingRule rule() {
        return new PairingRule() {
            @Override
            public boolean bars(PeerId one, PeerId other) {
                return areBarred(one, other);
            }

            @Override
            public void eachBarred(PeerId peer, Consumer<PeerId> action) {
                barred.getOrDefault(peer, Set.of()).forEach(action);
            }
        };
    }

    boolean areBarred(PeerId one, PeerId other) {
        return barred.getOrDefault(one, Set.of()).contains(other);
    }

    List<PeerId> peers() {
        return tickets.stream().map(Ticket::peer).toList();
    }

    @Override
    public String toString() {
        return tickets.size() + " waiting, barred: " + barred;
    }

    private static List<Ticket> ticketsOf(int size) {
        return IntStream.range(0, size).mapToObj(i -> new Ticket(peer(i), i)).toList();
    }

    private static void bar(Map<PeerId, Set<PeerId>> barred, PeerId one, PeerId other) {
        if (!one.equals(other)) {
            barred.computeIfAbsent(one, key -> new HashSet<>()).add(other);
            barred.computeIfAbsent(other, key -> new HashSet<>()).add(one);
        }
    }
}
