package rendezvous.signaling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import rendezvous.admission.Place;

/** A handshake with its socket's place. Of all that a handshake has, its principal is what the session gets to see. */
final class PlacedRequest extends HttpServletRequestWrapper {
    private final Place place;

    PlacedRequest(HttpServletRequest request, Place place) {
        super(request);
        this.place = place;
    }

    @Override
    public Principal getUserPrincipal() {
        return place;
    }
}
