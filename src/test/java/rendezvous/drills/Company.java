package rendezvous.drills;

/** The room that a page was told of last, and with whom it is there; nothing once it was told that this is over. */
record Company(String room, String remoteId) {
    static final Company NONE = new Company("", "");

    boolean isNone() {
        return room.isEmpty();
    }
}
