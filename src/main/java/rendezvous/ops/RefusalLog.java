package rendezvous.ops;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import rendezvous.signaling.Refusal;
import rendezvous.signaling.Refused;

/** What was refused, in one line a minute at most: a flood of refusals is not to become one of lines. */
@ApplicationScoped
public class RefusalLog {
    private static final Logger LOG = Logger.getLogger(RefusalLog.class.getName());

    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

    public RefusalLog() {
        for (var reason : Refusal.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(@Observes Refused refused) {
        counts.get(refused.reason()).increment();
    }

    /** What came together since the last time; no line where nothing did. */
    @PreDestroy
    void tell() {
        var entry = Entry.of("refused");
        long all = 0;
        for (var reason : Refusal.values()) {
            long number = counts.get(reason).sumThenReset();
            all += number;
            if (number > 0) {
                entry.with(reason.label(), number);
            }
        }
        if (all > 0) {
            entry.write(LOG);
        }
    }
}
