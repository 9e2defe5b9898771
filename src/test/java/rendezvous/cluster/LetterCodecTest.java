package rendezvous.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import rendezvous.cluster.Letter.Left;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

class LetterCodecTest {
    @Provide
    Arbitrary<Letter> letters() {
        return Letters.any();
    }

    @Property
    void a_letter_is_the_same_at_the_other_end(@ForAll("letters") Letter letter) {
        assertThat(LetterCodec.decode(LetterCodec.encode(letter))).contains(letter);
    }

    @Property(tries = 200)
    void half_a_letter_is_none(@ForAll("letters") Letter letter) {
        var bytes = LetterCodec.encode(letter);

        for (int length = 0; length < bytes.length; length++) {
            assertThat(LetterCodec.decode(Arrays.copyOf(bytes, length))).isEmpty();
        }
    }

    @Property
    void nothing_comes_after_a_letter(@ForAll("letters") Letter letter, @ForAll byte more) {
        var bytes = LetterCodec.encode(letter);
        var longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = more;

        assertThat(LetterCodec.decode(longer)).isEmpty();
    }

    @Property
    void a_garbled_letter_is_none_or_another_one_in_the_one_form_it_has(
            @ForAll("letters") Letter letter, @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        var bytes = LetterCodec.encode(letter);
        bytes[place % bytes.length] = value;

        LetterCodec.decode(bytes)
                .ifPresent(other -> assertThat(LetterCodec.encode(other)).isEqualTo(bytes));
    }

    @Property
    void any_bytes_are_none_or_a_letter_in_the_one_form_it_has(@ForAll @Size(max = 200) byte[] bytes) {
        LetterCodec.decode(bytes)
                .ifPresent(letter -> assertThat(LetterCodec.encode(letter)).isEqualTo(bytes));
    }

    /** So that what an attacker claims costs no memory. */
    @Test
    void a_list_that_claims_more_than_there_is_is_refused() {
        assertThat(LetterCodec.decode(new byte[] {0, 1, 0x7F, -1, -1, -1})).isEmpty();
        assertThat(LetterCodec.decode(new byte[] {0, 1, -1, -1, -1, -1})).isEmpty();
    }

    @Test
    void an_id_that_is_too_long_is_refused() {
        var letter = new Left(new RoomId("r".repeat(129)), new PeerId("p"), true);

        assertThat(LetterCodec.decode(LetterCodec.encode(letter))).isEmpty();
    }

    @Test
    void every_kind_of_letter_can_be_written() {
        Set<Class<?>> drawn = new HashSet<>();
        Letters.any().sampleStream().limit(2_000).forEach(letter -> drawn.add(letter.getClass()));

        var all = List.of(Letter.class.getPermittedSubclasses());
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(all);
    }
}
