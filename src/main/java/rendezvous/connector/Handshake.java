package rendezvous.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusConfiguration;
import org.glassfish.tyrus.core.Utils;

/** The HTTP request as Tyrus wants to see it; same content as its own servlet integration provides. */
final class Handshake {

    private static final System.Logger LOG = System.getLogger(Handshake.class.getName());
    private static final Method CONFIGURATION = configuration();

    private Handshake() {}

    static RequestContext of(HttpServletRequest request, Map<String, Object> properties) {
        RequestContext handshake = RequestContext.Builder.create()
                .requestURI(URI.create(request.getRequestURI()))
                .queryString(request.getQueryString())
                .httpSession(request.getSession(false))
                .secure(request.isSecure())
                .userPrincipal(request.getUserPrincipal())
                .isUserInRoleDelegate(request::isUserInRole)
                .parameterMap(request.getParameterMap())
                .remoteAddr(request.getRemoteAddr())
                .serverAddr(request.getLocalAddr())
                .serverPort(request.getLocalPort())
                .tyrusProperties(properties)
                .build();
        for (String name : Collections.list(request.getHeaderNames())) {
            List<String> values = new ArrayList<>();
            for (String value : Collections.list(request.getHeaders(name))) {
                values.addAll(Utils.parseHeaderValue(value.trim()));
            }
            handshake.getHeaders().put(name, values);
        }
        return handshake;
    }

    /** Puts a value into the user properties of the session this handshake leads to. */
    static void offer(RequestContext handshake, String key, Object value) {
        if (CONFIGURATION == null) {
            return;
        }
        try {
            ((TyrusConfiguration) CONFIGURATION.invoke(handshake))
                    .userProperties()
                    .put(key, value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "No user properties in the handshake", e);
        }
    }

    private static Method configuration() {
        try {
            Method method = RequestContext.class.getDeclaredMethod("getTyrusConfiguration");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "Sessions cannot be closed hard, they will be closed normally", e);
            return null;
        }
    }
}
