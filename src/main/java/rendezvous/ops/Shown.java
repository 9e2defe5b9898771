package rendezvous.ops;

/** Metrics that are there from the start, at zero: a bean's constructor makes them, and {@link ShowAtStart} has it made. */
interface Shown {
    /** Being called is enough: the container makes a bean when its first method is. */
    default void show() {}
}
