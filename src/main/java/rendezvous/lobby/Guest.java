package rendezvous.lobby;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.matchmaking.Wishes;

/**
 * What somebody who is connected said of itself, as far as it matters for whom it meets.
 *
 * @param language a BCP 47 tag; empty for none
 * @param region where its page found itself nearest to; empty for unknown
 * @param relay whether it asks that strangers do not learn its address
 * @param blocked its marks of those it blocked, the oldest first
 */
public record Guest(
        List<String> interests,
        String language,
        String region,
        boolean relay,
        DeviceId device,
        Set<BlockMark> blocked) {
    /** Somebody who has said nothing. */
    static final Guest UNKNOWN = new Guest(List.of(), "", "", false, DeviceId.UNKNOWN, Set.of());

    Wishes wishes() {
        return new Wishes(interests, language);
    }

    /** Whether it holds a mark that blocking {@code other} gave; a digest for each it holds, so outside of any lock. */
    boolean blocks(Guest other) {
        return blocked.stream().anyMatch(mark -> mark.means(device, other.device));
    }

    Guest withMark(BlockMark mark) {
        var marks = new LinkedHashSet<>(blocked);
        marks.add(mark);
        if (marks.size() > BlockMark.MOST) {
            marks.remove(marks.iterator().next());
        }
        return new Guest(interests, language, region, relay, device, Collections.unmodifiableSet(marks));
    }
}
