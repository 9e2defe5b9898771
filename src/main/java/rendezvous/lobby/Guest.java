package rendezvous.lobby;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.matchmaking.Wishes;

/**
 * What somebody who is connected said of itself, as far as it matters for whom it meets.
 *
 * @param language a BCP 47 tag; empty for none
 * @param blocked its marks of those it blocked
 */
public record Guest(List<String> interests, String language, DeviceId device, Set<BlockMark> blocked) {
    /** Somebody who has said nothing. */
    static final Guest UNKNOWN = new Guest(List.of(), "", DeviceId.UNKNOWN, Set.of());

    Wishes wishes() {
        return new Wishes(interests, language);
    }

    /** Whether it holds the mark that blocking {@code other} gave. */
    boolean blocks(Guest other) {
        return !blocked.isEmpty()
                && BlockMark.of(device, other.device).filter(blocked::contains).isPresent();
    }

    Guest withMark(BlockMark mark) {
        var marks = new HashSet<>(blocked);
        marks.add(mark);
        return new Guest(interests, language, device, Set.copyOf(marks));
    }
}
