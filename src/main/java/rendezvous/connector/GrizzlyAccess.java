package rendezvous.connector;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;

/** All knowledge of what is not public API: Catalina (no artifact on Central) and one protected Grizzly field. */
final class GrizzlyAccess {

    private static final System.Logger LOG = System.getLogger(GrizzlyAccess.class.getName());

    private final Field channelField;
    private final Map<String, Method> methods = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    GrizzlyAccess() throws ReflectiveOperationException {
        channelField = NIOConnection.class.getDeclaredField("channel");
        channelField.setAccessible(true);
    }

    /** The TCP socket behind the request, or null if it cannot be taken over (TLS, HTTP/2, unknown internals). */
    GrizzlySocket socketOf(HttpServletRequest request) {
        if (request.isSecure() || !"HTTP/1.1".equals(request.getProtocol())) {
            return null;
        }
        try {
            Object catalina = invoke("getUnwrappedCoyoteRequest", unwrapped(request));
            return GrizzlySocket.of((Request) invoke("getCoyoteRequest", catalina), channelField);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            if (!warned.getAndSet(true)) { // it would be the same at each handshake
                LOG.log(Level.WARNING, "Unexpected servlet container internals, falling back", e);
            }
            return null;
        }
    }

    private Object invoke(String name, Object target) throws ReflectiveOperationException {
        Method method = methods.get(name);
        if (method == null || !method.getDeclaringClass().isInstance(target)) {
            method = target.getClass().getMethod(name);
            methods.put(name, method);
        }
        return method.invoke(target);
    }

    private static ServletRequest unwrapped(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner;
    }
}
