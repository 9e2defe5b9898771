package rendezvous.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.identity.RoomId;
import rendezvous.protocol.ClientMessage.Signal;

class AddressFilterTest {
    private static final RoomId ROOM = new RoomId("room-1");
    private static final String RELAY = "candidate:3 1 udp 41885439 198.51.100.9 50001 typ relay";

    private final Codec codec = new Codec(new NameRule(64), new InterestRule(10, 32));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0",
                "candidate:1 1 udp 2122260223 0a1b.local 54321 typ host",
                "candidate:2 1 udp 1686052607 203.0.113.7 54321 typ srflx raddr 192.0.2.1 rport 54321",
                "candidate:2 1 udp 1686052607 203.0.113.7 54321 typ prflx raddr 192.0.2.1 rport 54321",
                "candidate:2 1 tcp 1 192.0.2.1 9 typ host tcptype active relay",
                "candidate:2 1 udp 1 192.0.2.1 9 relay typ host",
                "candidate:2 1 udp 1 192.0.2.1 9 typ relayed",
                "candidate: 2 1 udp 1 192.0.2.1 typ relay",
                "typ relay 1 udp 1 192.0.2.1 typ relay",
                "candidate:3 1 udp 41885439 seen.example.org 50001 typ relay",
                "candidate:3 1 udp 41885439 0a1b.local 50001 typ relay",
                "candidate:3 1 udp 41885439 cafe 50001 typ relay",
                "192.0.2.1"
            })
    void what_is_not_a_relays_candidate_is_dropped(String candidate) {
        assertThat(AddressFilter.candidate(candidate)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "' ', ''",
        "' raddr 203.0.113.7 rport 54321', ' raddr 0.0.0.0 rport 0'",
        "' RADDR 2001:db8::7 RPORT 1 generation 0 ufrag Jk3f', ' RADDR 0.0.0.0 RPORT 0 generation 0 ufrag Jk3f'",
        "' generation 0 raddr 203.0.113.7 raddr 192.0.2.1', ' generation 0 raddr 0.0.0.0 raddr 0.0.0.0'",
        "' raddr', ''"
    })
    void a_relays_candidate_loses_what_tells_of_its_owner(String rest, String safe) {
        assertThat(AddressFilter.candidate(RELAY + rest)).contains(RELAY + safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.9", "2001:db8::9", "::ffff:198.51.100.9"})
    void a_relay_is_known_by_an_address(String address) {
        var candidate = "candidate:3 1 udp 41885439 " + address + " 50001 typ relay";

        assertThat(AddressFilter.candidate(candidate)).contains(candidate);
    }

    @Test
    void the_end_of_candidates_passes() {
        assertThat(AddressFilter.candidate("")).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void a_description_keeps_its_lines_and_loses_its_addresses(String end) {
        var sdp = String.join(
                end,
                "v=0",
                "o=mozilla...THIS_IS 7 0 IN IP4 203.0.113.7",
                "s=-",
                "c=IN IP6 2001:db8::7",
                "m=audio 54321 UDP/TLS/RTP/SAVPF 111",
                "c=IN  IP4 203.0.113.7/127",
                "a=rtcp:54321 IN IP4 203.0.113.7",
                "a=rtcp-mux",
                "a=candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host",
                "A=Candidate:2 1 udp 1686052607 203.0.113.7 54321 typ srflx raddr 192.0.2.1 rport 54321",
                "a=" + RELAY + " raddr 203.0.113.7 rport 54321",
                "a=remote-candidates:1 192.0.2.1 54321",
                "a=ice-ufrag:Jk3f",
                "");

        assertThat(AddressFilter.description(sdp))
                .isEqualTo(String.join(
                        "\r\n",
                        "v=0",
                        "o=mozilla...THIS_IS 7 0 IN IP4 0.0.0.0",
                        "s=-",
                        "c=IN IP4 0.0.0.0",
                        "m=audio 54321 UDP/TLS/RTP/SAVPF 111",
                        "c=IN IP4 0.0.0.0",
                        "a=rtcp:54321 IN IP4 0.0.0.0",
                        "a=rtcp-mux",
                        "a=" + RELAY + " raddr 0.0.0.0 rport 0",
                        "a=ice-ufrag:Jk3f",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029", "\u0085"})
    void what_ends_a_line_for_some_ends_none_here(String end) {
        assertThat(AddressFilter.description("c=IN IP4 x" + end + "203.0.113.7\r\n"))
                .isEqualTo("c=IN IP4 0.0.0.0\r\n");
    }

    @Test
    void a_sheltered_frame_has_only_what_is_known_of_a_signal_and_names_its_room() throws Exception {
        var offer =
                "{\"event\":\"offer\",\"from\":\"192.0.2.1\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\nc=IN IP4"
                        + " 192.0.2.1\",\"address\":\"192.0.2.1\"}}";
        var candidate = "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"" + RELAY
                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"u\",\"address\":\"192.0.2.1\"}}";

        assertThat(sheltered(offer))
                .isEqualTo(
                        "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\nc=IN IP4 0.0.0.0\\r\\n\","
                                + "\"roomId\":\"room-1\"}}");
        assertThat(sheltered(candidate))
                .isEqualTo("{\"event\":\"icecandidate\",\"data\":{\"sdpMid\":\"0\",\"sdpMLineIndex\":0,"
                        + "\"usernameFragment\":\"u\",\"candidate\":\"" + RELAY + "\",\"roomId\":\"room-1\"}}");
    }

    @Test
    void what_belongs_to_another_kind_of_signal_is_not_known_of_this_one() throws Exception {
        assertThat(sheltered("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"" + RELAY
                        + "\",\"type\":{\"address\":\"192.0.2.1\"}}}"))
                .doesNotContain("192.0.2.1");
        assertThat(sheltered("{\"event\":\"answer\",\"data\":{\"type\":\"answer\",\"sdp\":\"v=0\","
                        + "\"sdpMid\":[\"192.0.2.1\"]}}"))
                .doesNotContain("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"data\":null", "\"from\":\"192.0.2.1\"", "\"from\":\"192.0.2.1\",\"data\":null"})
    void of_a_frame_without_data_only_the_event_passes(String rest) throws Exception {
        assertThat(sheltered("{\"event\":\"icecandidate\"," + rest + "}"))
                .isEqualTo("{\"event\":\"icecandidate\",\"data\":null}");
    }

    @Test
    void a_candidate_that_is_not_a_relays_has_no_sheltered_frame() throws Exception {
        var host = "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"candidate:1 1 udp 1 192.0.2.1 5 typ host\"}}";

        assertThat(codec.shelteredFrameIn(ROOM, (Signal) codec.decode(host))).isEmpty();
    }

    private String sheltered(String frame) throws BadFrameException {
        return codec.shelteredFrameIn(ROOM, (Signal) codec.decode(frame)).orElseThrow();
    }
}
