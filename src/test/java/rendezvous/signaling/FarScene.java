package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import rendezvous.cluster.MemoryNode;
import rendezvous.lobby.Courtship;

/** A town in which anything happens, at any step of what nodes tell each other; and what holds in the end. */
final class FarScene {
    private final Town town;
    private final List<Resident> residents = new ArrayList<>();

    FarScene(int houses) {
        town = new Town(houses);
    }

    /** What one does, or what happens to the nodes. */
    enum Deed {
        ARRIVE,
        QUEUE,
        NEXT,
        HANG_UP,
        SIGNAL,
        BREAK,
        COME_BACK,
        CLOSE,
        DELIVER,
        DELIVER_ALL,
        TICK,
        ROUND,
        KILL,
        FREEZE,
        THAW,
        PART,
        HEAL,
        STUMBLE,
        REFUSE
    }

    record Step(Deed deed, int one, int other) {}

    Town town() {
        return town;
    }

    Resident arrive(int house) {
        var resident = new Resident(town.houses.get(house));
        residents.add(resident);
        return resident;
    }

    void take(Step step) {
        var house = town.houses.get(step.one() % town.houses.size());
        var other = town.houses.get(step.other() % town.houses.size());
        switch (step.deed()) {
            case ARRIVE -> {
                if (residents.size() < 9) {
                    arrive(step.one() % town.houses.size());
                }
            }
            case DELIVER -> town.network.deliverAny(new Random(step.other()));
            case DELIVER_ALL -> town.settle();
            case TICK -> town.ticks();
            case ROUND -> house.round();
            case KILL -> kill(house);
            case FREEZE -> town.network.freeze(node(house));
            case THAW -> town.network.thaw(node(house));
            case PART -> town.network.part(node(house));
            case HEAL -> town.network.heal();
            case STUMBLE -> stumble(house, other);
            case REFUSE -> node(house).refuse(other.node.self(), step.other() % 3 == 0);
            default -> act(step);
        }
        residents.removeIf(resident -> resident.gone);
        residents.forEach(Resident::hear);
    }

    private void act(Step step) {
        if (residents.isEmpty()) {
            return;
        }
        var who = residents.get(step.one() % residents.size());
        if (step.deed() == Deed.COME_BACK) {
            who.comesBack();
            return;
        }
        if (who.visitor.away) {
            return;
        }
        switch (step.deed()) {
            case QUEUE -> who.queue();
            case NEXT -> next(who);
            case HANG_UP -> who.hangUp();
            case SIGNAL -> who.signal();
            case BREAK -> who.breaks();
            default -> who.closes();
        }
    }

    private void next(Resident who) {
        residents.stream()
                .filter(other -> !who.room.isEmpty() && other.visitor.id().equals(who.partner))
                .forEach(other -> other.skipped.put(who.visitor.id(), who.room));
        who.next();
    }

    /** A new one takes its place. */
    void kill(House house) {
        town.kill(house);
        residents.removeIf(resident -> resident.house == house);
        town.build();
    }

    private void stumble(House one, House other) {
        if (one != other) {
            town.network.stumble(node(one), node(other));
        }
    }

    static MemoryNode node(House house) {
        return (MemoryNode) house.node;
    }

    /** All is well again: then all agree, and nobody waits who could meet another. */
    void end() {
        for (var house : town.houses) {
            town.network.thaw(node(house));
            town.houses.forEach(other -> node(house).refuse(other.node.self(), false));
        }
        town.network.heal();
        town.settle();
        residents.forEach(Resident::comesBack);
        town.passes(Duration.ofSeconds(8));
        residents.forEach(Resident::hear);
        residents.forEach(this::checkRoom);
        assertThat(town.houses)
                .extracting(house -> house.courtship)
                .extracting(Courtship::size)
                .containsOnly(0);
        long waiting = residents.stream().filter(resident -> resident.wants).count();
        assertThat(town.houses.stream().mapToInt(house -> house.waiting.size()).sum())
                .isEqualTo((int) waiting);
        checkNobodyCouldMeet();
    }

    private void checkRoom(Resident resident) {
        assertThat(resident.actualRoom().orElse("")).isEqualTo(resident.room);
        if (!resident.room.isEmpty()) {
            var partner = residents.stream()
                    .filter(other -> other.visitor.id().equals(resident.partner))
                    .findFirst();
            assertThat(partner).as("the partner of %s", resident.visitor.id()).isPresent();
            assertThat(partner.get().room).isEqualTo(resident.room);
        }
    }

    private void checkNobodyCouldMeet() {
        for (var one : residents) {
            for (var other : residents) {
                if (one != other && one.wants && other.wants) {
                    assertThat(one.skipped.containsKey(other.visitor.id())
                                    || other.skipped.containsKey(one.visitor.id()))
                            .as("%s and %s wait, and could meet", one.visitor.id(), other.visitor.id())
                            .isTrue();
                }
            }
        }
    }
}
