package rendezvous.matchmaking;

import java.util.List;
import java.util.Locale;

/**
 * What a peer would like to share with its partner.
 *
 * @param interests in order, each once
 * @param language a BCP 47 tag, of which the first part is kept, as that is what people share; empty for none
 */
public record Wishes(List<String> interests, String language) {
    public static final Wishes NONE = new Wishes(List.of(), "");

    public Wishes {
        interests = List.copyOf(interests);
        language = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    boolean areNone() {
        return this == NONE || interests.isEmpty() && language.isEmpty();
    }

    /** The interests of both, in order. */
    public List<String> sharedWith(Wishes other) {
        return interests.stream().filter(other.interests::contains).toList();
    }

    /** None or one. */
    List<String> languages() {
        return language.isEmpty() ? List.of() : List.of(language);
    }
}
