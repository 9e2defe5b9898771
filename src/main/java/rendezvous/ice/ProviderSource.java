package rendezvous.ice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.identity.PeerId;
import rendezvous.protocol.IceServer;

/**
 * A provider's servers, fetched ahead of the visitors and shared by all while they hold: nobody ever waits for a
 * provider. When it fails, the last good answer is given as long as it holds, and after that the configured servers
 * alone.
 */
final class ProviderSource implements IceSource {
    /** @param ends when it is not given any more, in milliseconds of the clock */
    private record Held(IceAnswer answer, long ends) {}

    private static final Logger LOG = Logger.getLogger(ProviderSource.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    /** However short the provider's servers hold. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    /** Before its end an answer is not given any more: whoever got it could not use it. */
    private static final Duration LAST_USE = Duration.ofSeconds(5);

    private final String name;
    private final List<IceServer> rest;
    private final Callable<ProviderClient.Fetched> provider;
    private final Clock clock;
    private final IceAnswer restAlone;
    private volatile Held latest;
    private volatile boolean failing;
    private volatile long fetches;
    private volatile long failures;
    private Duration retry = FIRST_RETRY;
    private long due = Long.MIN_VALUE;

    /** @param rest what there is without the provider @param provider waits, and may throw anything */
    ProviderSource(String name, List<IceServer> rest, Callable<ProviderClient.Fetched> provider, Clock clock) {
        this.name = name;
        this.rest = rest;
        this.provider = provider;
        this.clock = clock;
        restAlone = new IceAnswer(rest, IceAnswer.NEVER);
        latest = new Held(restAlone, IceAnswer.NEVER);
    }

    @Override
    public IceAnswer answer(PeerId peer) {
        return current();
    }

    /** There is another one, better or not. */
    @Override
    public boolean isStale(IceAnswer held) {
        return held != current();
    }

    private IceAnswer current() {
        var held = latest;
        return clock.millis() < held.ends ? held.answer : restAlone;
    }

    IceStatus status() {
        var held = latest;
        long left = held.answer == restAlone ? 0 : Math.max(0, held.ends - clock.millis());
        return new IceStatus(name, stateOf(left), left / 1_000, fetches, failures);
    }

    private IceStatus.State stateOf(long left) {
        if (left == 0) {
            return IceStatus.State.LAPSED;
        }
        return failing ? IceStatus.State.HELD : IceStatus.State.FRESH;
    }

    /** Asks the provider when it is time to; by one thread only, which may have to wait for it. */
    void keepFresh() throws InterruptedException {
        if (clock.millis() >= due) {
            fetch();
        }
    }

    private void fetch() throws InterruptedException {
        long asked = clock.millis();
        try {
            take(provider.call(), asked);
        } catch (InterruptedException e) {
            throw e;
        } catch (ProviderException e) {
            fail(e.getMessage());
        } catch (Exception e) {
            fail("could not be asked: " + e.getClass().getName());
        }
    }

    private void take(ProviderClient.Fetched fetched, long asked) {
        var servers = new ArrayList<>(fetched.servers());
        servers.addAll(rest);
        long holds = Math.max(0, fetched.ttl().minus(LAST_USE).toMillis());
        // At half its time, so that there is the other half to try again in.
        long half = Math.max(SHORTEST_PAUSE.toMillis(), fetched.ttl().toMillis() / 2);
        latest = new Held(new IceAnswer(servers, IceAnswer.NEVER), asked + holds);
        due = asked + half;
        retry = FIRST_RETRY;
        fetches++;
        if (failing) {
            LOG.info(name + " gives ICE servers again");
        }
        failing = false;
    }

    private void fail(String problem) {
        failures++;
        due = clock.millis() + retry.toMillis();
        LOG.log(Level.WARNING, "{0} {1}; asked again in {2} s", new Object[] {name, problem, retry.toSeconds()});
        var doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
        failing = true;
    }
}
