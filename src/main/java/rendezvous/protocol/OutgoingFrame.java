package rendezvous.protocol;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** A server's message in its envelope; data that is null is left out. */
@JsonbPropertyOrder({"event", "data"})
public record OutgoingFrame(String event, Object data) {

    static OutgoingFrame of(ServerMessage message) {
        return new OutgoingFrame(message.event(), dataOf(message));
    }

    private static Object dataOf(ServerMessage message) {
        if (message instanceof ServerMessage.Pong pong) {
            return pong.data();
        }
        return message instanceof ServerMessage.Invalid ? null : message;
    }
}
