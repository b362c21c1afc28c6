package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.time.ZonedDateTime;

/** Lays a page of the reading club out on paper. */
public interface PackPrinter {

    /**
     * Lays a page out as PDF. The same page and instant give the same bytes.
     *
     * @param html the page, well-formed as XML
     * @param language the language of the document
     * @param asOf the instant that the document is dated with
     */
    byte[] print(String html, Language language, ZonedDateTime asOf);
}
