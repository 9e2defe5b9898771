package rendezvous.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where else this service is, for pages to choose from; empty where it is in one place only. */
public record RegionSettings(List<Region> regions) {
    /** Letters that mean nothing in a header and nothing in a page, since both are told of it. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?<name>[a-z0-9-]{1,32})=(?<origin>https?://(?:[a-z0-9.-]+|\\[[0-9a-f:]+])(?::[0-9]{1,5})?)");

    /** One place. @param origin as browsers write it (RFC 6454 §6.2) */
    public record Region(String name, String origin) {
        static Optional<Region> parse(String entry) {
            var match = ENTRY.matcher(entry);
            return match.matches()
                    ? Optional.of(new Region(match.group("name"), match.group("origin")))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return name + "=" + origin;
        }
    }

    public RegionSettings {
        regions = List.copyOf(regions);
    }

    static RegionSettings read(Settings settings) {
        return new RegionSettings(settings.list(
                "rendezvous.regions", "", Region::parse, "a name and an origin such as eu=https://eu.example.org"));
    }
}
