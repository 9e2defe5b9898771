package rendezvous.protocol;

import jakarta.json.JsonValue;

/** What every frame is, either way: an event and its data, which may be missing. */
public record Frame(String event, JsonValue data) {}
