package rendezvous.ice;

import java.util.List;
import rendezvous.protocol.IceServer;

/**
 * What one connection is given.
 *
 * @param renewAt when it is better to have another, in milliseconds of the steady clock
 */
public record IceAnswer(List<IceServer> servers, long renewAt) {
    static final long NEVER = Long.MAX_VALUE;

    public IceAnswer {
        servers = List.copyOf(servers);
    }
}
