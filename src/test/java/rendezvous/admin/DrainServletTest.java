package rendezvous.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainServletTest {
    private static final String OWN = "http://localhost:8080";

    /** A form can send the others without asking (Fetch Standard, CORS-safelisted request headers). */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://localhost:8080, application/json, 204",
                "-, application/json, 403",
                "null, application/json, 403",
                "https://localhost:8080, application/json, 403",
                "http://localhost:9090, application/json, 403",
                "http://localhost:8080.evil.example, application/json, 403",
                "https://evil.example, text/plain, 403",
                "http://localhost:8080, text/plain, 415",
                "http://localhost:8080, application/x-www-form-urlencoded, 415",
                "http://localhost:8080, multipart/form-data; boundary=application/json, 415",
                "http://localhost:8080, -, 415"
            })
    void only_a_page_of_ours_empties_the_node(String origin, String type, int status) {
        assertThat(DrainServlet.answer(OWN, origin, type)).isEqualTo(status);
    }
}
