package rendezvous.config;

import java.time.Duration;

/** @param window over which the visitors of a node that is being emptied are sent elsewhere */
public record DrainSettings(Duration window) {}
