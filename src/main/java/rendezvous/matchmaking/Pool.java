package rendezvous.matchmaking;

/**
 * Numbers in an order that does not matter, each in one pool at the most. Removing one swaps the last into its place,
 * so that it takes constant time; setting one aside swaps it behind those that are not.
 */
final class Pool {
    /** In {@code positions}: in no pool. Whoever shares the array fills it with this first. */
    static final int NOWHERE = Integer.MAX_VALUE;

    private final int[] positions;
    private final int[] members;
    private int size;
    private int aside;

    /** @param positions where each number is in its pool; pools of different numbers may share it */
    Pool(int[] positions, int capacity) {
        this.positions = positions;
        members = new int[capacity];
    }

    void add(int number) {
        positions[number] = size;
        members[size++] = number;
    }

    void remove(int number) {
        if (positions[number] < size) {
            swap(positions[number], --size);
        }
    }

    void setAside(int number) {
        if (positions[number] < size - aside) {
            swap(positions[number], size - ++aside);
        }
    }

    /** Nobody is set aside any more. */
    void readmit() {
        aside = 0;
    }

    /** How many there are, without those set aside. */
    int count() {
        return size - aside;
    }

    /** @param index below {@link #count} */
    int get(int index) {
        return members[index];
    }

    private void swap(int here, int there) {
        int moved = members[there];
        members[there] = members[here];
        members[here] = moved;
        positions[members[there]] = there;
        positions[moved] = here;
    }
}
