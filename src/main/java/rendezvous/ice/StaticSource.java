package rendezvous.ice;

import java.util.List;
import java.util.stream.Stream;
import rendezvous.config.IceSettings;
import rendezvous.identity.PeerId;
import rendezvous.protocol.IceServer;

/** The configured servers, the same for everybody and for ever; none by default, which is enough within one network. */
final class StaticSource implements IceSource {
    private final IceAnswer answer;

    StaticSource(IceSettings settings) {
        var password = settings.secret() == null ? "" : settings.secret().reveal();
        answer = new IceAnswer(servers(settings.urls(), settings.account(), password), IceAnswer.NEVER);
    }

    /** STUN servers as they are, TURN servers with the credential: browsers refuse those without one. */
    static List<IceServer> servers(List<String> urls, String username, String credential) {
        var stun = urls.stream().filter(url -> !isTurn(url)).toList();
        var turn = urls.stream().filter(StaticSource::isTurn).toList();
        return Stream.of(new IceServer(stun), new IceServer(turn, username, credential))
                .filter(server -> !server.urls().isEmpty())
                .toList();
    }

    private static boolean isTurn(String url) {
        return url.startsWith("turn");
    }

    @Override
    public IceAnswer answer(PeerId peer) {
        return answer;
    }

    @Override
    public boolean isStale(IceAnswer held) {
        return false;
    }
}
