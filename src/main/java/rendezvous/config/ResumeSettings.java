package rendezvous.config;

import java.time.Duration;

/** @param grace for which the place of a visitor whose connection broke is held; zero: not at all */
public record ResumeSettings(Duration grace) {
    public boolean isOn() {
        return !grace.isZero();
    }
}
