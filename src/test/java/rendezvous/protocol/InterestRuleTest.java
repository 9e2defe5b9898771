package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Those who mean the same find each other, however they type it. */
class InterestRuleTest {
    private final InterestRule rule = new InterestRule(10, 32);

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "chess,chess",
                "  Board   GAMES ,board games",
                "Board\u00a0Games,board games",
                "Board\u3000Games,board games",
                "ｃｈｅｓｓ,chess",
                "ﬁlm,film",
                "Cafe\u0301,caf\u00e9",
                "ΣΊΣΥΦΟΣ,σίσυφος",
                "TITLE,title",
                "👩‍💻,👩‍💻"
            })
    void an_interest_is_written_in_one_way(String typed, String written) throws Exception {
        assertThat(rule.check(List.of(typed))).containsExactly(written);
    }

    @Test
    void they_come_out_in_order_and_each_once() throws Exception {
        assertThat(rule.check(List.of("go", "Chess", "chess ", "ＧＯ"))).containsExactly("chess", "go");
        assertThat(rule.check(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000", "a\tb", "a\u0000", "\u202eturned", "zero\u200bwidth", "\ud800"})
    void what_is_blank_or_hides_something_is_refused(String interest) {
        assertRefused(List.of(interest));
    }

    @Test
    void neither_what_is_sent_nor_what_is_written_may_be_long() throws Exception {
        assertThat(rule.check(List.of("🦦".repeat(32)))).hasSize(1);
        assertRefused(List.of("x".repeat(33)));
        assertRefused(List.of("x" + " ".repeat(32)));
        // One ligature that stands for eighteen letters (U+FDFA), twice
        assertRefused(List.of("\ufdfa\ufdfa"));
    }

    @Test
    void there_may_be_ten_of_them() throws Exception {
        assertThat(rule.check(Collections.nCopies(10, "chess"))).hasSize(1);
        assertRefused(Collections.nCopies(11, "chess"));
    }

    @Property
    void what_is_written_stays_as_it_is(@ForAll @StringLength(min = 1, max = 12) String typed) {
        try {
            var written = rule.check(List.of(typed));

            assertThat(rule.check(written)).isEqualTo(written);
        } catch (BadFrameException e) {
            // Most random text hides something.
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA);
        }
    }

    private void assertRefused(List<String> interests) {
        assertThatThrownBy(() -> rule.check(interests)).isInstanceOf(BadFrameException.class);
    }
}
