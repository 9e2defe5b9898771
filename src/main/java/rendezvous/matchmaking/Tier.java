package rendezvous.matchmaking;

import java.util.random.RandomGenerator;

/** Those among whom a chooser looks for a partner before, or after, it looks elsewhere. Tickets go by their index. */
interface Tier {
    /** {@code chooser}, who is removed already, looks next, with nobody set aside; false when nobody is here for it. */
    boolean turnTo(int chooser);

    /** One of those who are here for the chooser and not set aside, each as likely; nobody where there is none. */
    int draw(RandomGenerator random);

    /** Not to be drawn for this chooser; no harm in one who is not here. */
    void setAside(int ticket);

    /** Not to be drawn any more. */
    void remove(int ticket);
}
