package rendezvous.protocol;

import jakarta.json.JsonValue;

/** What every frame is: an event and its data, which is null where there is none. */
record Frame(String event, JsonValue data) {}
