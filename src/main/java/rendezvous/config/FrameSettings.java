package rendezvous.config;

/**
 * How much one client may say.
 *
 * @param messagesPerSecond sustained; more are refused
 * @param messageBurst how many may come at once after a pause
 * @param bytesPerSecond of messages, counted as characters, which in signaling are bytes; more are refused
 * @param byteBurst how many of them may come at once after a pause
 * @param errors a minute that are answered; beyond them the connection is closed
 */
public record FrameSettings(int messagesPerSecond, int messageBurst, int bytesPerSecond, int byteBurst, int errors) {
    static FrameSettings read(Settings settings) {
        return new FrameSettings(
                settings.integer("rendezvous.limits.messages-per-second", 50, 1, 1_000_000),
                settings.integer("rendezvous.limits.message-burst", 200, 1, 1_000_000),
                settings.integer("rendezvous.limits.bytes-per-second", 64 * 1024, 1024, 1_000_000_000),
                settings.integer("rendezvous.limits.byte-burst", 512 * 1024, 64 * 1024, 1_000_000_000),
                settings.integer("rendezvous.limits.errors", 20, 1, 10_000));
    }
}
