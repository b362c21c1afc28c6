package dev.aftercare.postmortem;

import java.util.Locale;

/** A language that records are read in and that readers are written to in. */
public enum Language {
    /** English. */
    ENGLISH(Locale.ENGLISH),
    /** French. */
    FRENCH(Locale.FRENCH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The locale for its formats and templates. */
    public Locale locale() {
        return locale;
    }

    /** Its two-letter code: {@code en}, {@code fr}. */
    public String code() {
        return locale.getLanguage();
    }
}
