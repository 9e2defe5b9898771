package rendezvous.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rendezvous.bench.load.Frames;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.protocol.BadFrameException;
import rendezvous.protocol.ClientMessage;
import rendezvous.protocol.Codec;
import rendezvous.protocol.InterestRule;
import rendezvous.protocol.NameRule;
import rendezvous.protocol.ServerMessage;

/** What reading and writing one frame costs, apart from the socket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CodecBenchmark {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);
    private static final String ROOM = RoomId.random(RANDOM).value();

    private final Codec codec = new Codec(new NameRule(64), new InterestRule(10, 32));
    private final String candidate = Frames.candidate(ROOM, 0);
    private final String offer = Frames.offer(ROOM);
    private final ServerMessage match =
            new ServerMessage.Match(new RoomId(ROOM), PeerId.random(RANDOM), "Friendly Otter", true, List.of(), false);

    @Benchmark
    public ClientMessage decodeCandidate() throws BadFrameException {
        return codec.decode(candidate);
    }

    @Benchmark
    public ClientMessage decodeOffer() throws BadFrameException {
        return codec.decode(offer);
    }

    @Benchmark
    public String encodeMatch() {
        return codec.encode(match);
    }
}
