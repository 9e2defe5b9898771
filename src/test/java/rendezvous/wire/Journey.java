package rendezvous.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** What people do together, which has to go the same way on one node and on two: {@code mvn verify} runs it on both. */
@Tag("journey")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Journey {}
