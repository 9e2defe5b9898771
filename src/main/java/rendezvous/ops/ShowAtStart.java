package rendezvous.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Has all metrics made when the application starts, where the container knows whose they are. */
@ApplicationScoped
public class ShowAtStart {
    void show(@Observes @Initialized(ApplicationScoped.class) Object start, Instance<Shown> all) {
        all.forEach(Shown::show);
    }
}
