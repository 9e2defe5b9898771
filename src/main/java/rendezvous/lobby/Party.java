package rendezvous.lobby;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.PairingRule;
import rendezvous.matchmaking.Ticket;

/** One round's visitors of other nodes. They are there for those who live here, and not for each other. */
final class Party {
    static final Party NOBODY = new Party(Map.of());

    private final Map<PeerId, Held> visitors;

    Party(Map<PeerId, Held> visitors) {
        this.visitors = visitors;
    }

    /** Those who wait here, and the visitors. */
    List<Ticket> with(List<Ticket> waiting) {
        if (visitors.isEmpty() || waiting.isEmpty()) {
            return waiting;
        }
        return Stream.concat(waiting.stream(), visitors.values().stream().map(Held::ticket))
                .toList();
    }

    /** Null where both of the two live here. */
    Held visitorOf(Match match) {
        var visitor = visitors.get(match.first().peer());
        return visitor == null ? visitors.get(match.second().peer()) : visitor;
    }

    PairingRule rule(PairingRule home) {
        return visitors.isEmpty() ? home : new Rule(home);
    }

    private final class Rule implements PairingRule {
        private final PairingRule home;

        Rule(PairingRule home) {
            this.home = home;
        }

        @Override
        public boolean bars(PeerId one, PeerId other) {
            var visitor = visitors.get(one);
            var another = visitors.get(other);
            return visitor != null && another != null
                    || names(visitor, other)
                    || names(another, one)
                    || home.bars(one, other);
        }

        @Override
        public void eachBarred(PeerId peer, Consumer<PeerId> action) {
            home.eachBarred(peer, action);
            visitors.values().forEach(visitor -> {
                if (visitors.containsKey(peer) || names(visitor, peer)) {
                    action.accept(visitor.ticket().peer());
                }
            });
            if (visitors.containsKey(peer)) {
                visitors.get(peer).barred().forEach(action);
            }
        }

        private static boolean names(Held visitor, PeerId other) {
            return visitor != null && visitor.barred().contains(other);
        }
    }
}
