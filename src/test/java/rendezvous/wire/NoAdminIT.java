package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Reader.asks;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a password for it there is no operator's page. */
class NoAdminIT extends WireTest {

    @Test
    void there_is_nothing_at_its_address() throws Exception {
        for (var path : List.of("/admin", "/admin/", "/admin/figures", "/admin/drain", "/admin/admin.js")) {
            for (var method : List.of("GET", "POST")) {
                var answer = asks(method, at(path), "Authorization", "Basic OnR3ZWx2ZSBjaGFycw==");
                assertThat(answer.statusCode())
                        .as(method + " " + path)
                        .isIn(method.equals("GET") ? List.of(404) : List.of(404, 405));
                assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            }
        }
    }
}
