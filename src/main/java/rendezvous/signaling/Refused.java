package rendezvous.signaling;

/** Something was refused; who it was is nobody's business here. */
public record Refused(Refusal reason) {}
