package rendezvous.matchmaking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;

/**
 * The rule, and beyond it: pages of one browser are not for each other while anybody else is. They are few, as one
 * person's are: a device that more than {@link #MOST} claim to be is no browser, and believing it would cost the number
 * of pairs there could be.
 */
final class OwnPages implements PairingRule {
    static final int MOST = 16;

    private final PairingRule rule;
    private final Map<PeerId, List<Ticket>> pagesOf = new HashMap<>();
    private final List<List<Ticket>> browsers = new ArrayList<>();

    OwnPages(List<Ticket> tickets, PairingRule rule) {
        this.rule = rule;
        byDevice(tickets).values().stream()
                .filter(pages -> pages.size() > 1 && pages.size() <= MOST)
                .forEach(this::enter);
    }

    private static Map<DeviceId, List<Ticket>> byDevice(List<Ticket> tickets) {
        var byDevice = new HashMap<DeviceId, List<Ticket>>();
        for (var ticket : tickets) {
            if (ticket.device().isKnown()) {
                byDevice.computeIfAbsent(ticket.device(), unseen -> new ArrayList<>(1))
                        .add(ticket);
            }
        }
        return byDevice;
    }

    private void enter(List<Ticket> pages) {
        browsers.add(pages);
        pages.forEach(page -> pagesOf.put(page.peer(), pages));
    }

    /** Those of which several pages wait; the pages in the tickets' order. */
    List<List<Ticket>> browsers() {
        return browsers;
    }

    @Override
    public boolean bars(PeerId one, PeerId other) {
        return rule.bars(one, other) || areOfOneBrowser(one, other);
    }

    @Override
    public void eachBarred(PeerId peer, Consumer<PeerId> action) {
        rule.eachBarred(peer, action);
        pagesOf.getOrDefault(peer, List.of()).forEach(page -> action.accept(page.peer()));
    }

    private boolean areOfOneBrowser(PeerId one, PeerId other) {
        var pages = pagesOf.get(one);
        return pages != null && pages == pagesOf.get(other);
    }
}
