package rendezvous.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes out of a call's set-up whatever tells where somebody is. What stays are addresses of relays. It lets through
 * only what it understands: a candidate that does not follow the grammar is no relay's.
 */
final class AddressFilter {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern START = Pattern.compile("(a=)?candidate:.+", Pattern.CASE_INSENSITIVE);
    /** A relay has an address; a name would have the browser ask for it, and be seen asking. */
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
    /** Connection and origin lines, and where RTCP goes (RFC 8866 §5, RFC 3605): the address ends them. */
    private static final Pattern ADDRESS =
            Pattern.compile("IN\\s+IP[46]\\s+.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String NOWHERE = "IN IP4 0.0.0.0";

    private AddressFilter() {}

    /** A candidate as RTCIceCandidate writes it (RFC 8839 §5.1); nothing where it is not a relay's. */
    static Optional<String> candidate(String candidate) {
        if (candidate.isBlank()) {
            // It ends the candidates.
            return Optional.of("");
        }
        var words = List.of(BLANKS.split(candidate.strip()));
        boolean isRelay = words.size() >= 8
                && START.matcher(words.get(0)).matches()
                && IP.matcher(words.get(4)).matches()
                && words.get(6).equalsIgnoreCase("typ")
                && words.get(7).equalsIgnoreCase("relay");
        return isRelay ? Optional.of(withoutRelated(words)) : Optional.empty();
    }

    static String description(String sdp) {
        var kept = new StringBuilder(sdp.length());
        for (var line : LINE_ENDS.split(sdp)) {
            line(line).ifPresent(safe -> kept.append(safe).append("\r\n"));
        }
        return kept.toString();
    }

    private static Optional<String> line(String line) {
        var start = line.toLowerCase(Locale.ROOT);
        if (start.startsWith("a=candidate:")) {
            return candidate(line);
        }
        if (start.startsWith("a=remote-candidates")) {
            return Optional.empty();
        }
        boolean hasAddress = start.startsWith("c=") || start.startsWith("o=") || start.startsWith("a=rtcp:");
        return Optional.of(hasAddress ? ADDRESS.matcher(line).replaceAll(NOWHERE) : line);
    }

    /** A relay's candidate names where its owner is seen by the relay: raddr and rport. */
    private static String withoutRelated(List<String> words) {
        var safe = new ArrayList<>(words.subList(0, 8));
        for (int i = 8; i + 1 < words.size(); i += 2) {
            var name = words.get(i).toLowerCase(Locale.ROOT);
            safe.add(words.get(i));
            safe.add(
                    switch (name) {
                        case "raddr" -> "0.0.0.0";
                        case "rport" -> "0";
                        default -> words.get(i + 1);
                    });
        }
        return String.join(" ", safe);
    }
}
