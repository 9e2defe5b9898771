package rendezvous.signaling;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Makes the endpoint of each connection with the beans it needs. The container would look the endpoint's injection
 * points up anew for every connection, which costs as much as the rest of a handshake's work for it.
 */
public class EndpointFactory extends ServerEndpointConfig.Configurator {
    private final PeerSessions sessions = bean(PeerSessions.class);
    private final MessageRouter router = bean(MessageRouter.class);
    private final Departure departure = bean(Departure.class);
    private final Newcomers newcomers = bean(Newcomers.class);
    private final Drain drain = bean(Drain.class);
    private final Lodgings lodgings = bean(Lodgings.class);

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return endpoint.cast(new SignalingEndpoint(sessions, router, departure, newcomers, drain, lodgings));
    }

    private static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
