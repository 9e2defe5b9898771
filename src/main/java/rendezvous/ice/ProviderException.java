package rendezvous.ice;

/**
 * A provider gave nothing that can be used. Its message is for the log: it repeats nothing that was sent or answered.
 */
final class ProviderException extends Exception {
    private static final long serialVersionUID = 1;

    ProviderException(String problem) {
        super(problem);
    }
}
