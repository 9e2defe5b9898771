package rendezvous.config;

/**
 * What one connection may ask of the server.
 *
 * @param frames that it sends
 * @param outboxBytes that may wait, counted as characters, which in signaling are bytes, for a client that reads
 *     slowly, before it is closed
 */
public record LimitSettings(FrameSettings frames, int outboxBytes) {
    static LimitSettings read(Settings settings) {
        return new LimitSettings(
                FrameSettings.read(settings),
                settings.integer("rendezvous.limits.outbox-bytes", 512 * 1024, 128 * 1024, 64 * 1024 * 1024));
    }
}
