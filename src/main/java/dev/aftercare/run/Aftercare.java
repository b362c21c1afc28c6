package dev.aftercare.run;

/** The program's entry point. */
public final class Aftercare {

    private Aftercare() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {}
}
