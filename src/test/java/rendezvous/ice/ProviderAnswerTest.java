package rendezvous.ice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.protocol.IceServer;

class ProviderAnswerTest {
    private static final String TURN = "turn:relay.example.org:3478?transport=udp";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'ice_servers':[{'urls':'TURN','username':'u','credential':'c'}]}",
                "{'ice_servers':[{'url':'TURN','username':'u','credential':'c'}]}",
                "{'iceServers':[{'urls':['TURN'],'username':'u','credential':'c'}]}",
                "{'iceServers':{'urls':['TURN'],'username':'u','credential':'c'}}",
                "[{'urls':'TURN','username':'u','credential':'c','more':[1,{}]}]",
                "{'urls':'TURN','username':'u','credential':'c'}",
                "{'iceServers':[null,1,'x',[],{},{'urls':null},{'urls':['TURN',7,null],'username':'u','credential':'c'}]}"
            })
    void all_ways_of_writing_one_server_mean_the_same(String answer) {
        assertThat(servers(answer)).containsExactly(new IceServer(List.of(TURN), "u", "c"));
    }

    @Test
    void a_stun_server_needs_no_credential_and_a_turn_server_without_one_is_left_out() {
        assertThat(
                        servers(
                                "[{'urls':['stun:a.example.org','TURN']},{'urls':'TURN','username':'u'},"
                                        + "{'urls':'TURN','username':'','credential':'c'},{'urls':'TURN','username':'u','credential':3}]"))
                .containsExactly(new IceServer(List.of("stun:a.example.org")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example.org",
                "turn:a b",
                "turn:",
                "turn:a.example.org?transport=sctp",
                "turn:a.example.org?transport=udp&x",
                "TURN:a.example.org\\u0000",
                "stun:a.example.org?transport=udp",
                "javascript:1"
            })
    void an_address_that_browsers_refuse_is_left_out(String url) {
        assertThat(servers("[{'urls':'" + url + "','username':'u','credential':'c'}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3", "'text'", "[]", "{}", "{'iceServers':null}", "{'error':'no'}", "[[[]]]"})
    void where_there_are_none_there_are_none(String answer) {
        assertThat(servers(answer)).isEmpty();
    }

    @Test
    void more_than_can_be_used_are_cut_off() {
        var urls = String.join(",", Collections.nCopies(100, "'stun:a.example.org'"));
        var servers = String.join(",", Collections.nCopies(100, "{'urls':[" + urls + "]}"));

        assertThat(servers("[" + servers + "]"))
                .hasSize(20)
                .allMatch(server -> server.urls().size() == 20);
        assertThat(servers("[{'urls':'TURN','username':'" + "u".repeat(2_000) + "','credential':'c'}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{'ttl':'86400'}, 86400",
        "{'ttl':600}, 600",
        "{'expiryInSeconds':14400}, 14400",
        "{'ttl':'soon'; 'expiryInSeconds':60}, 60"
    })
    void the_time_is_a_number_or_its_text(String answer, long seconds) {
        assertThat(ProviderAnswer.ttl(json(answer.replace(';', ',')))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{'ttl':null}",
                "{'ttl':0}",
                "{'ttl':-5}",
                "{'ttl':1.5}",
                "{'ttl':1e999999999}",
                "{'ttl':'99999999999'}",
                "{'ttl':[60]}",
                "{'ttl':true}"
            })
    void a_time_that_is_none_is_left_out(String answer) {
        assertThat(ProviderAnswer.ttl(json(answer))).isEmpty();
    }

    private static List<IceServer> servers(String answer) {
        return ProviderAnswer.servers(json(answer));
    }

    private static JsonValue json(String text) {
        var written = text.replace('\'', '"').replace("\"TURN\"", '"' + TURN + '"');
        try (var reader = Json.createReader(new StringReader(written))) {
            return reader.readValue();
        }
    }
}
