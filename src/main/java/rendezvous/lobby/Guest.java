package rendezvous.lobby;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rendezvous.cluster.Letter;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Wishes;

/**
 * What somebody who is connected said of itself, as far as it matters for whom it meets.
 *
 * @param name that others are shown
 * @param language a BCP 47 tag; empty for none
 * @param region where its page found itself nearest to; empty for unknown
 * @param relay whether it asks that strangers do not learn its address
 * @param blocked its marks of those it blocked, the oldest first
 */
public record Guest(
        String name,
        List<String> interests,
        String language,
        String region,
        boolean relay,
        DeviceId device,
        Set<BlockMark> blocked) {
    /** Somebody who has said nothing. */
    static final Guest UNKNOWN = new Guest("", List.of(), "", "", false, DeviceId.UNKNOWN, Set.of());

    /** As its home tells of it. */
    static Guest of(Letter.Guest far) {
        var blocked = Collections.unmodifiableSet(new LinkedHashSet<>(far.blocked()));
        return new Guest(far.name(), far.interests(), far.language(), "", far.relay(), far.device(), blocked);
    }

    /** As another node is told. @param waited in milliseconds */
    Letter.Guest letter(PeerId peer, long waited) {
        return new Letter.Guest(peer, name, waited, interests, language, relay, device, List.copyOf(blocked));
    }

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
        return new Guest(name, interests, language, region, relay, device, Collections.unmodifiableSet(marks));
    }
}
