package rendezvous.protocol;

/** A frame that cannot be used. It carries only the code: what a client sent is not repeated, not even in a log. */
public final class BadFrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    BadFrameException(ErrorCode code) {
        // No stack: it is thrown at a stranger's will and never printed.
        super(code.wire(), null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
