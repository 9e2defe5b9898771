package rendezvous.config;

import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import rendezvous.config.MatchingSettings.Self;

/** All that can be configured. docs/configuration.md lists it in words; a test keeps both in step. */
public record RendezvousConfig(
        MatchingSettings matching,
        SkipSettings skips,
        HeartbeatSettings heartbeat,
        PresenceSettings presence,
        ResumeSettings resume,
        DrainSettings drain,
        IntroductionSettings introduction,
        LimitSettings limits,
        AdmissionSettings admission,
        OriginSettings origin,
        TicketSettings tickets,
        IceSettings ice,
        ClusterSettings cluster,
        RegionSettings regions,
        LogSettings log,
        AdminSettings admin) {
    /** As browsers write it (RFC 6454 §6.2): lower case, no path. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@\\sA-Z]+");

    /** @throws InvalidSettingException naming the property, its value and what is allowed */
    public static RendezvousConfig from(Config config) {
        return read(new Settings(config));
    }

    static RendezvousConfig read(Settings settings) {
        var heartbeat = heartbeat(settings);
        return new RendezvousConfig(
                matching(settings),
                new SkipSettings(
                        settings.duration(
                                "rendezvous.skips.duration",
                                Duration.ofMinutes(60),
                                Duration.ofSeconds(1),
                                Duration.ofDays(1)),
                        settings.integer("rendezvous.skips.max-per-peer", 1_000, 1, 100_000)),
                heartbeat,
                new PresenceSettings(settings.duration(
                        "rendezvous.presence.interval",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5))),
                new ResumeSettings(settings.duration(
                        "rendezvous.resume.grace", Duration.ofSeconds(15), Duration.ZERO, Duration.ofMinutes(5))),
                DrainSettings.read(settings),
                IntroductionSettings.read(settings),
                LimitSettings.read(settings),
                AdmissionSettings.read(settings),
                new OriginSettings(
                        settings.list("rendezvous.origin.allowed", ORIGIN, "such as https://chat.example.org"),
                        settings.flag("rendezvous.origin.required", false)),
                new TicketReader(settings).read(),
                new IceReader(settings).read(heartbeat.interval()),
                ClusterSettings.read(settings),
                RegionSettings.read(settings),
                LogSettings.read(settings),
                AdminSettings.read(settings));
    }

    private static MatchingSettings matching(Settings settings) {
        return new MatchingSettings(
                settings.duration(
                        "rendezvous.matching.interval",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1)),
                settings.duration(
                        "rendezvous.matching.widen-after", Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(5)),
                settings.choice("rendezvous.matching.self", Self.LAST));
    }

    private static HeartbeatSettings heartbeat(Settings settings) {
        var interval = settings.duration(
                "rendezvous.heartbeat.interval", Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofMinutes(1));
        var timeout = settings.duration(
                "rendezvous.heartbeat.timeout",
                Duration.ofSeconds(15),
                interval.multipliedBy(2),
                Duration.ofMinutes(10));
        return new HeartbeatSettings(interval, timeout);
    }
}
