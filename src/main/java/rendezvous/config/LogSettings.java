package rendezvous.config;

/** @param visits whether each visit, match and room has its lines */
public record LogSettings(boolean visits) {}
