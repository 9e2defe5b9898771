package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import rendezvous.config.IntroductionSettings;
import rendezvous.protocol.Codec;
import rendezvous.protocol.InterestRule;
import rendezvous.protocol.NameRule;

/** Makes the codec a bean: the protocol package itself knows nothing of the container. */
@ApplicationScoped
public class CodecProducer {
    @Produces
    @Singleton
    Codec codec(IntroductionSettings limits) {
        return new Codec(
                new NameRule(limits.nameLength()), new InterestRule(limits.interestCount(), limits.interestLength()));
    }
}
