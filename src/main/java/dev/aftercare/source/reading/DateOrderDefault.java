package dev.aftercare.source.reading;

/** In which order a source writes numeric dates such as 03/04/2026. It holds where a document does not show it by itself. */
public enum DateOrderDefault {
    /** 31/12/2026. */
    DAY_FIRST,
    /** 12/31/2026. */
    MONTH_FIRST,
    /** Each document decides: by its other dates, or by its language. */
    AUTO
}
