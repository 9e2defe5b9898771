package rendezvous.signaling;

import rendezvous.protocol.ServerMessage.Presence;

/**
 * How many there were at one moment.
 *
 * @param frame that tells them, ready to be sent
 * @param taken when, in milliseconds of the clock
 */
record Turnout(Presence numbers, String frame, long taken) {

    /** Above 100 with two significant digits: a crowd's coming and going is no news for each in it. */
    static int rounded(int number) {
        int unit = 1;
        while (number > 100 && number / unit >= 100) {
            unit *= 10;
        }
        return (number + unit / 2) / unit * unit;
    }

    /** Whether somebody who was told {@code earlier} is to be told this. */
    boolean isNewsAfter(Turnout earlier) {
        return taken > earlier.taken && !numbers.equals(earlier.numbers);
    }
}
