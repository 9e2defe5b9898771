package rendezvous.signaling;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that reads all that it is sent, at once. Container interfaces are large, and little of them is used. */
final class FakeSocket {
    private final List<String> frames = new ArrayList<>();
    private Error onClose;
    private Principal principal;
    private boolean closed;
    private final RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (method, arguments) -> {
        if (method.equals("sendText")) {
            frames.add((String) arguments[0]);
            ((SendHandler) arguments[1]).onResult(new SendResult(null));
        }
        return null;
    });
    private final Session session = fake(Session.class, (method, arguments) -> switch (method) {
        case "getUserProperties" -> Map.of();
        case "getAsyncRemote" -> remote;
        case "getUserPrincipal" -> principal;
        case "close" -> {
            if (onClose != null) {
                throw onClose;
            }
            closed = true;
            yield null;
        }
        default -> null;
    });

    FakeSocket() {
        this(null);
    }

    /** @param onClose what closing it fails with */
    FakeSocket(Error onClose) {
        this.onClose = onClose;
    }

    FakeSocket with(Principal given) {
        principal = given;
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    Session session() {
        return session;
    }

    /** What came since this was last asked. */
    List<String> take() {
        var taken = List.copyOf(frames);
        frames.clear();
        return taken;
    }

    /** Answers one of the interface's methods. */
    @FunctionalInterface
    interface Answer {
        Object to(String method, Object[] arguments);
    }

    static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
