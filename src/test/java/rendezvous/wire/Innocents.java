package rendezvous.wire;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Two in a call who go on exchanging numbered signals, whatever others do. */
final class Innocents implements AutoCloseable {
    private final RawSocket alice;
    private final RawSocket bob;
    private final String room;
    private final CompletableFuture<Integer> talk;
    private volatile boolean done;

    /** They meet before anybody else is there. */
    Innocents(URI server) {
        alice = introduced(server, "Alice");
        bob = introduced(server, "Bob");
        alice.says("{\"event\":\"queue\"}");
        bob.says("{\"event\":\"queue\"}");
        room = alice.expect("match").text("roomId");
        bob.expect("match");
        talk = CompletableFuture.supplyAsync(this::talk);
    }

    String room() {
        return room;
    }

    /** They got each other's, each once and in order, and nothing else: how many. Throws where they did not. */
    int stop() {
        done = true;
        return talk.join();
    }

    @Override
    public void close() {
        done = true;
        alice.close();
        bob.close();
    }

    private int talk() {
        int number = 0;
        while (!done) {
            say(alice, bob, number++);
            say(bob, alice, number++);
        }
        return number;
    }

    private static void say(RawSocket from, RawSocket to, int number) {
        from.says("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"" + number + "\"}}");
        var heard = to.expect("icecandidate").text("candidate");
        if (!heard.equals(Integer.toString(number))) {
            throw new AssertionError("expected signal " + number + ", but got " + heard);
        }
    }

    private static RawSocket introduced(URI server, String name) {
        var socket = RawSocket.openTo(server);
        socket.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"" + name + "\"}}")
                .expect("setInfoSuccess");
        return socket;
    }
}
