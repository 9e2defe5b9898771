package rendezvous.lobby;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.PairingRule;

/** Who must not meet of those that nodes told of: whom either's home named. Of others, who are most, nothing is kept. */
final class OfferRule implements PairingRule {
    private final Map<PeerId, Set<PeerId>> barred = new HashMap<>();

    OfferRule(Collection<Held> offers) {
        var peers = offers.stream().map(held -> held.ticket().peer()).collect(Collectors.toSet());
        offers.forEach(held -> held.barred().stream()
                .filter(peers::contains)
                .forEach(other -> bar(held.ticket().peer(), other)));
    }

    private void bar(PeerId one, PeerId other) {
        barred.computeIfAbsent(one, peer -> new HashSet<>()).add(other);
        barred.computeIfAbsent(other, peer -> new HashSet<>()).add(one);
    }

    @Override
    public boolean bars(PeerId one, PeerId other) {
        return barred.getOrDefault(one, Set.of()).contains(other);
    }

    @Override
    public void eachBarred(PeerId peer, Consumer<PeerId> action) {
        barred.getOrDefault(peer, Set.of()).forEach(action);
    }
}
