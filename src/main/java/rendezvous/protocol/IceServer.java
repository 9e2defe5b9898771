package rendezvous.protocol;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * One RTCIceServer as browsers take it (W3C WebRTC §4.2.4).
 *
 * @param username null for STUN servers, which ask for none
 * @param credential null like the name
 */
@JsonbPropertyOrder({"urls", "username", "credential"})
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    public IceServer(List<String> urls) {
        this(urls, null, null);
    }

    /** Without what only its holder is to know. */
    @Override
    public String toString() {
        return urls.toString();
    }
}
