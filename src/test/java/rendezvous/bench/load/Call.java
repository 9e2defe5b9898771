package rendezvous.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two who are in a room together. */
record Call(LoadPeer offerer, LoadPeer answerer) {

    static List<Call> open(int count, LoadClient client, Cpu server) throws InterruptedException {
        var peers = client.open(2 * count);
        var burst = Burst.of(peers, server);
        if (burst.lost() > 0) {
            throw new IllegalStateException(burst.lost() + " of " + peers.size() + " were lost");
        }
        Map<String, LoadPeer> answerers = new HashMap<>();
        peers.stream().filter(peer -> !peer.offers()).forEach(peer -> answerers.put(peer.room(), peer));
        return peers.stream()
                .filter(LoadPeer::offers)
                .map(peer -> new Call(peer, answerers.get(peer.room())))
                .toList();
    }

    static void close(List<Call> calls) throws InterruptedException {
        var peers = calls.stream().flatMap(Call::peers).toList();
        Burst.disperse(peers);
        LoadClient.closeAll(peers);
    }

    Stream<LoadPeer> peers() {
        return Stream.of(offerer, answerer);
    }

    /** What the offerer sends and what the answerer sends. */
    List<String> candidates() {
        var candidate = Frames.candidate(offerer.room(), 0);
        return List.of(candidate, candidate);
    }

    /** An offer and an answer, 4 KB each. */
    List<String> descriptions() {
        return List.of(Frames.offer(offerer.room()), Frames.answer(offerer.room()));
    }
}
