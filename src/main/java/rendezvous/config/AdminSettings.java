package rendezvous.config;

/**
 * The operator's page.
 *
 * @param password that opens it; null: there is no such page
 */
public record AdminSettings(Secret password) {
    /** Those of one word and a number are tried first. */
    private static final int SHORTEST_PASSWORD = 12;

    private static final String PASSWORD = "rendezvous.admin.password";

    static AdminSettings read(Settings settings) {
        var password = SecretReader.readIfFilled(settings, PASSWORD);
        if (password != null && password.reveal().length() < SHORTEST_PASSWORD) {
            throw new InvalidSettingException(
                    PASSWORD, "has fewer than " + SHORTEST_PASSWORD + " characters: it would be guessed");
        }
        return new AdminSettings(password);
    }

    public boolean isOn() {
        return password != null;
    }
}
