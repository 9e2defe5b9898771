package rendezvous.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagePolicyTest {
    private static final String PAGE =
            "<head><script type=\"importmap\">%s</script><script src=\"a.js\"></script></head>";

    @Test
    void the_import_map_is_allowed_by_its_digest() {
        // printf '{ "imports": {} }' | openssl dgst -sha256 -binary | base64
        assertThat(policy("{ \"imports\": {} }"))
                .contains("script-src 'self' 'sha256-xprw4KUsBcSs5RY8PR9SRUtJBPVyjBuamAhRQGccLSI='");
    }

    @Test
    void line_breaks_and_blanks_of_the_import_map_count() {
        assertThat(policy("\n  {}\n")).isNotEqualTo(policy("{}"));
    }

    @Test
    void a_page_without_an_import_map_does_not_start() {
        assertThatThrownBy(() -> PagePolicy.of("<script>alert(1)</script>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("import map");
    }

    @Test
    void nothing_is_allowed_that_is_not_named() {
        assertThat(policy("{}")).contains("default-src 'none'");
    }

    @Test
    void nothing_unsafe_and_nobody_else_is_allowed() {
        var directives = List.of(policy("{}").split("; "));

        assertThat(directives).allSatisfy(directive -> assertThat(directive)
                .doesNotContain("unsafe", "*", "http", "data:", "blob:")
                .matches("[a-z-]+( ('self'|'none'|'script'|'sha256-[A-Za-z0-9+/=]+'|lit-html))+"));
    }

    @Test
    void other_places_of_the_service_may_be_asked_and_spoken_to_and_nothing_else() {
        var policy = PagePolicy.of(PAGE.formatted("{}"), List.of("https://eu.example.org", "http://127.0.0.1:8081"));

        assertThat(policy.content())
                .contains("; connect-src 'self' https://eu.example.org wss://eu.example.org "
                        + "http://127.0.0.1:8081 ws://127.0.0.1:8081; ")
                .containsOnlyOnce("eu.example.org wss");
    }

    private static String policy(String importMap) {
        return PagePolicy.of(PAGE.formatted(importMap)).content();
    }
}
