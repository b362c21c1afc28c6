package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Place;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a postmortem written in Markdown says, in English or French: front matter, fields in tables, bullets, bold words and
 * plain lines, the timeline, the countermeasures. What cannot be understood is a diagnostic with its line and what to write
 * instead; nothing is invented. Thread-safe: each reading has a state of its own.
 */
public final class MarkdownReader implements DocumentReader {

    private static final Logger LOG = LoggerFactory.getLogger(MarkdownReader.class);

    private static final String VERSION = "markdown-5";

    /** The largest file that is read, in bytes. A source may stop reading one behind this. */
    public static final int LARGEST_FILE = 5_000_000;

    private final ReadingDefaults defaults;

    /**
     * Creates a reader.
     *
     * @param defaults what holds where a record does not say
     */
    public MarkdownReader(ReadingDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public boolean readsLines() {
        return true;
    }

    @Override
    public DocumentReading read(String source, String path, byte[] content) {
        Findings findings = new Findings(Place.of(source, path));
        try {
            return reading(content, findings);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("{} of {} could not be read because of a defect", path, source, e);
            findings.error(
                    Rule.FILE_DEFECT,
                    0,
                    "the file could not be read because of a defect in Aftercare ("
                            + e.getClass().getSimpleName()
                            + "); please report it, and leave the file out with an exclude pattern until it is mended");
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), findings.all());
        }
    }

    private DocumentReading reading(byte[] content, Findings findings) {
        Optional<List<String>> lines = SourceText.lines(content, findings);
        if (lines.isEmpty()) {
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), findings.all());
        }
        return new PostmortemReader(defaults, findings).read(lines.get());
    }
}
