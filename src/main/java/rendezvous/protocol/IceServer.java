package rendezvous.protocol;

import java.util.List;

/** One RTCIceServer as browsers take it (W3C WebRTC §4.2.4). */
public record IceServer(List<String> urls) {
    public IceServer {
        urls = List.copyOf(urls);
    }
}
