package rendezvous.lobby;

/** Who of two blocked the other. Finding out takes a digest for each mark held, so nobody's lock is held over it. */
record Blocks(Two two, boolean byOne, boolean byOther) {

    static Blocks between(Two two) {
        return new Blocks(
                two, two.guest().blocks(two.stranger()), two.stranger().blocks(two.guest()));
    }

    boolean any() {
        return byOne || byOther;
    }
}
