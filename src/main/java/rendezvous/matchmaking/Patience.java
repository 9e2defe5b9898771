package rendezvous.matchmaking;

/**
 * How long people hold out for their wishes, as moments on the tickets' scale: whoever waits since then or longer no
 * longer does.
 *
 * @param openSince until then, whoever has wishes has become open: others who are open will do
 * @param overdueSince until then, whoever came has become overdue: anyone will do, even somebody who is choosy still
 * @param aloneSince until then, whoever came and finds nobody may meet another page of its own browser
 */
public record Patience(long openSince, long overdueSince, long aloneSince) {
    /** Since no time ever. */
    private static final long NEVER = Long.MIN_VALUE;

    public Patience {
        if (overdueSince > openSince) {
            throw new IllegalArgumentException("overdue before open");
        }
    }

    /** Alone for as long as makes it open. */
    public Patience(long openSince, long overdueSince) {
        this(openSince, overdueSince, openSince);
    }

    /** The same, but pages of one browser never meet. */
    public Patience neverWithItself() {
        return new Patience(openSince, overdueSince, NEVER);
    }

    /** One is overdue when it has waited twice as long as makes it open. */
    public static Patience of(long now, long widenAfter) {
        return new Patience(now - widenAfter, now - 2 * widenAfter);
    }
}
