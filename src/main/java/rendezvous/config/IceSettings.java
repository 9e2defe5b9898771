package rendezvous.config;

import java.util.List;

/** @param urls of STUN servers that pages may ask for their address, such as {@code stun:stun.example.org:3478} */
public record IceSettings(List<String> urls) {
    public IceSettings {
        urls = List.copyOf(urls);
    }
}
