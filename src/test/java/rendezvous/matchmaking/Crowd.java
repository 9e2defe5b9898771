package rendezvous.matchmaking;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rendezvous.identity.PeerId;

/**
 * Numbered peers that wait in the order of their numbers, and who of them must not meet.
 *
 * @param choosyFrom the number from which on those with wishes have not waited long enough for others
 * @param overdueBelow the number below which all have waited long enough for anyone
 */
record Crowd(List<Ticket> tickets, int choosyFrom, int overdueBelow, Map<PeerId, Set<PeerId>> barred) {

    /** Nobody has wishes. */
    static Crowd of(int size, Collection<Set<Integer>> barredPairs) {
        return of(size, number -> Wishes.NONE, 0, barredPairs);
    }

    /** Nobody is overdue. */
    static Crowd of(int size, IntFunction<Wishes> wishes, int choosyFrom, Collection<Set<Integer>> barredPairs) {
        return of(size, wishes, choosyFrom, 0, barredPairs);
    }

    static Crowd of(
            int size,
            IntFunction<Wishes> wishes,
            int choosyFrom,
            int overdueBelow,
            Collection<Set<Integer>> barredPairs) {
        var barred = new HashMap<PeerId, Set<PeerId>>();
        for (var pair : barredPairs) {
            var two = List.copyOf(pair);
            if (two.size() == 2) {
                bar(barred, peer(two.get(0)), peer(two.get(1)));
            }
        }
        return new Crowd(ticketsOf(size, wishes), choosyFrom, overdueBelow, barred);
    }

    static Crowd withRandomSkips(int size, int skipsEach, Random random) {
        var barred = new HashMap<PeerId, Set<PeerId>>();
        var peers = IntStream.range(0, size).mapToObj(Crowd::peer).toList();
        for (var peer : peers) {
            for (int i = 0; i < skipsEach; i++) {
                bar(barred, peer, peers.get(random.nextInt(size)));
            }
        }
        return new Crowd(ticketsOf(size, number -> Wishes.NONE), 0, 0, barred);
    }

    /** All are choosy, each with as many of the interests, which are numbered too, as chance gives. */
    static Crowd withRandomInterests(int size, int each, int interests, Random random) {
        return of(
                size,
                number -> interested(random.ints(each, 0, interests).distinct().toArray()),
                0,
                Set.of());
    }

    static Wishes interested(int... interests) {
        return new Wishes(
                IntStream.of(interests).sorted().mapToObj(i -> "interest " + i).toList(), "");
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

    List<Match> matches(Random random) {
        return matches(rule(), random);
    }

    List<Match> matches(PairingRule rule, Random random) {
        return Matchmaker.match(tickets, patience(), rule, random);
    }

    Patience patience() {
        return new Patience(choosyFrom - 1, overdueBelow - 1);
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

    /**
     * How much the two would like each other, found out the slow way: 0 for a shared interest, 1 for a shared language,
     * 2 for both being open, 3 for one being overdue; more than that when they may not meet.
     */
    int tier(Ticket one, Ticket other) {
        if (areBarred(one.peer(), other.peer())) {
            return 5;
        }
        if (!Collections.disjoint(one.wishes().interests(), other.wishes().interests())) {
            return 0;
        }
        if (one.wishes().language().equals(other.wishes().language())
                && !one.wishes().language().isEmpty()) {
            return 1;
        }
        if (isOpen(one) && isOpen(other)) {
            return 2;
        }
        return isOverdue(one) || isOverdue(other) ? 3 : 4;
    }

    boolean mayMeet(Ticket one, Ticket other) {
        return tier(one, other) <= 3;
    }

    List<PeerId> peers() {
        return tickets.stream().map(Ticket::peer).toList();
    }

    /** Those whom no match took. */
    List<Ticket> leftOver(List<Match> matches) {
        var matched = new HashSet<PeerId>();
        matches.forEach(match ->
                Collections.addAll(matched, match.first().peer(), match.second().peer()));
        return tickets.stream()
                .filter(ticket -> !matched.contains(ticket.peer()))
                .toList();
    }

    @Override
    public String toString() {
        return tickets.stream().map(Ticket::wishes).toList() + ", choosy from " + choosyFrom + ", overdue below "
                + overdueBelow + ", barred: " + barred;
    }

    private boolean isOpen(Ticket ticket) {
        return ticket.since() < choosyFrom || ticket.wishes().equals(Wishes.NONE);
    }

    private boolean isOverdue(Ticket ticket) {
        return ticket.since() < overdueBelow;
    }

    private static List<Ticket> ticketsOf(int size, IntFunction<Wishes> wishes) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Ticket(peer(i), i, wishes.apply(i)))
                .toList();
    }

    private static void bar(Map<PeerId, Set<PeerId>> barred, PeerId one, PeerId other) {
        if (!one.equals(other)) {
            barred.computeIfAbsent(one, key -> new HashSet<>()).add(other);
            barred.computeIfAbsent(other, key -> new HashSet<>()).add(one);
        }
    }
}
