package dev.aftercare.digest;

/** stub */
final class FontConfiguration {
    private FontConfiguration() {}

    static void useOurFonts() {}
}
