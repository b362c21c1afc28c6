package dev.aftercare.run;

/** The command line asks for something that is not there; the message says what to write instead. */
final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
