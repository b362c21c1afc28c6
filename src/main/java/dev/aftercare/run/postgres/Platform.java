package dev.aftercare.run.postgres;

import java.util.Locale;

/**
 * The kind of machine that this program runs on, in the words of the archives that bring PostgreSQL along.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param machine {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String machine) {

    /** @throws EmbeddedPostgresUnavailable if nobody builds PostgreSQL for this platform for us */
    static Platform of(String osName, String osArch) {
        String system = systemOf(osName.toLowerCase(Locale.ROOT));
        String machine = machineOf(osArch.toLowerCase(Locale.ROOT));
        if (system.isEmpty() || machine.isEmpty()) {
            throw new EmbeddedPostgresUnavailable("Aftercare brings no PostgreSQL along for %s on %s; %s."
                    .formatted(osName, osArch, EmbeddedPostgresUnavailable.USE_YOUR_OWN));
        }
        return new Platform(system, machine);
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The name of the archive on the class path. */
    String archive() {
        return "/postgres-%s-%s.txz".formatted(system, machine);
    }

    /** The name of the folder of the unpacked programs. */
    String programsFolder(String version) {
        return "binaries-%s-%s-%s".formatted(version, system, machine);
    }

    String fileName(String program) {
        return isWindows() ? program + ".exe" : program;
    }

    boolean isLinux() {
        return system.equals("linux");
    }

    boolean isWindows() {
        return system.equals("windows");
    }

    private static String systemOf(String osName) {
        if (osName.startsWith("linux")) {
            return "linux";
        }
        if (osName.startsWith("mac")) {
            return "darwin";
        }
        return osName.startsWith("windows") ? "windows" : "";
    }

    private static String machineOf(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
    }
}
