package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;

/** What is said over a raw socket by who comes, and who comes back. */
final class Comings {
    private Comings() {}

    /** @param more fields, after a comma */
    static String setInfo(String more) {
        return "{\"event\":\"setInfo\",\"data\":{\"name\":\"Alice\"" + more + "}}";
    }

    /** The answer. @param received how many frames it says it has got */
    static Received returns(RawSocket socket, String token, long received) {
        return socket.says(setInfo(",\"resume\":\"" + token + "\",\"received\":" + received))
                .expect("setInfoSuccess");
    }

    static void expectNothingMore(RawSocket socket) {
        var nonce = Json.createValue(Long.toString(System.nanoTime()));
        var pong = socket.says("{\"event\":\"ping\",\"data\":" + nonce + "}").expect("pong");
        assertThat(pong.data()).isEqualTo(nonce);
    }
}
