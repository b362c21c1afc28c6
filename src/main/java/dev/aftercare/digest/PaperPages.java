package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import dev.aftercare.readingclub.PackPrinter;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lays the reading club's pages out as the digest is laid out. */
@Component
class PaperPages implements PackPrinter {

    @Override
    public byte[] print(String html, Language language, ZonedDateTime asOf) {
        return new PdfEdition(Words.of(language)).print(html, List.of(), asOf).content();
    }
}
