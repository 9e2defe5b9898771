package rendezvous.ops;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricUnits;

/** A metric's name and the line that explains it at {@code /metrics}; docs/metrics.md says more. */
final class Described {
    private Described() {}

    /** A timer's, in seconds: the exporter adds that to the name. */
    static Metadata inSeconds(String name, String description) {
        return Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(MetricUnits.SECONDS)
                .build();
    }

    static Metadata as(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
