package rendezvous.signaling;

import java.time.Clock;
import rendezvous.admission.RateLimit;
import rendezvous.config.FrameSettings;

/** How much one visitor may say, and get wrong, however many sockets it has one after another. */
final class Allowance {
    private final Clock clock;
    private final RateLimit messages;
    private final RateLimit bytes;
    private final RateLimit errors;

    Allowance(FrameSettings limits, Clock clock) {
        this.clock = clock;
        long now = clock.millis();
        messages = new RateLimit(limits.messagesPerSecond(), limits.messageBurst(), now);
        bytes = new RateLimit(limits.bytesPerSecond(), limits.byteBurst(), now);
        errors = new RateLimit(limits.errors() / 60.0, limits.errors(), now);
    }

    /** @param length of what it says, in characters */
    boolean maySpeak(int length) {
        long now = clock.millis();
        return messages.take(now) && bytes.take(length, now);
    }

    boolean mayErr() {
        return errors.take(clock.millis());
    }
}
