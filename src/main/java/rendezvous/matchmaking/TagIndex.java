package rendezvous.matchmaking;

import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** Which ticket holds which tags, all by numbers: an entry for each tag of each ticket. */
final class TagIndex {
    /** The entries of ticket i are those from {@code first[i]} up to {@code first[i + 1]}. */
    private final int[] first;

    private final int[] ticketOf;
    private final int[] tagOf;
    private final int[] holders;
    private int tags;

    TagIndex(List<Ticket> tickets, Function<Wishes, List<String>> tagsOf) {
        first = new int[tickets.size() + 1];
        for (int ticket = 0; ticket < tickets.size(); ticket++) {
            first[ticket + 1] =
                    first[ticket] + tagsOf.apply(tickets.get(ticket).wishes()).size();
        }
        ticketOf = new int[first[tickets.size()]];
        tagOf = new int[ticketOf.length];
        holders = new int[ticketOf.length];
        var numbers = new HashMap<String, Integer>();
        for (int ticket = 0; ticket < tickets.size(); ticket++) {
            int entry = first[ticket];
            for (var tag : tagsOf.apply(tickets.get(ticket).wishes())) {
                enter(entry++, ticket, numbers.computeIfAbsent(tag, unknown -> tags++));
            }
        }
    }

    private void enter(int entry, int ticket, int tag) {
        ticketOf[entry] = ticket;
        tagOf[entry] = tag;
        holders[tag]++;
    }

    /** Entries are numbered from 0 up to this. */
    int entries() {
        return ticketOf.length;
    }

    /** Tags are numbered from 0 up to this. */
    int tags() {
        return tags;
    }

    /** How many tickets hold a tag. */
    int holders(int tag) {
        return holders[tag];
    }

    int first(int ticket) {
        return first[ticket];
    }

    int end(int ticket) {
        return first[ticket + 1];
    }

    int ticketOf(int entry) {
        return ticketOf[entry];
    }

    int tagOf(int entry) {
        return tagOf[entry];
    }
}
