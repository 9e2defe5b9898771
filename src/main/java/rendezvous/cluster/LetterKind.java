package rendezvous.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What letters are counted by. */
public enum LetterKind {
    OFFERS(Letter.Offers.class),
    SUGGESTION(Letter.Suggestion.class),
    LENT(Letter.Lent.class),
    PROPOSAL(Letter.Proposal.class),
    ACCEPTANCE(Letter.Acceptance.class),
    REFUSAL(Letter.Refusal.class),
    FRAME(Letter.Frame.class),
    LEFT(Letter.Left.class),
    CONSENT(Letter.Consent.class),
    ADRIFT(Letter.Adrift.class),
    GONE(Letter.Gone.class),
    ECHO(Letter.Echo.class),
    FIGURES(Letter.Figures.class),
    RECLAIM(Letter.Reclaim.class),
    NOWHERE(Letter.Nowhere.class),
    SAID(Letter.Said.class),
    ALIVE(Letter.Alive.class),
    HUNG(Letter.Hung.class),
    TOLD(Letter.Told.class),
    PROBE(Letter.Probe.class),
    SHUT(Letter.Shut.class);

    private static final Map<Class<?>, LetterKind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.type, Function.identity()));

    private final Class<? extends Letter> type;

    LetterKind(Class<? extends Letter> type) {
        this.type = type;
    }

    static LetterKind of(Letter letter) {
        return BY_TYPE.get(letter.getClass());
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
