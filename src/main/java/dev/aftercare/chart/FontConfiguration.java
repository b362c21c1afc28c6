package dev.aftercare.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Java's drawing where letters are. On Linux it would ask the machine's fontconfig library, and dies where there is
 * none, or no font: slim containers have neither.
 */
final class FontConfiguration {

    /** Java's own name for the file that stands in for fontconfig. */
    private static final String PROPERTY = "sun.awt.fontconfig";

    private static final Logger LOG = LoggerFactory.getLogger(FontConfiguration.class);

    private FontConfiguration() {}

    /** To be called before anything is drawn; Java asks only once. An operator's own setting stays. */
    static void useOurFonts(String fontOnClassPath) {
        if (!System.getProperty("os.name").startsWith("Linux") || System.getProperty(PROPERTY) != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("aftercare-fonts");
            Path font = folder.resolve("letters.ttf");
            copy(fontOnClassPath, font);
            Path file = Files.write(folder.resolve("fontconfig.properties"), configuration(font));
            List.of(folder, font, file).forEach(path -> path.toFile().deleteOnExit());
            System.setProperty(PROPERTY, file.toString());
        } catch (IOException e) {
            LOG.warn(
                    "The letters for charts could not be unpacked ({}); the machine's own are asked for.",
                    e.toString());
        }
    }

    private static void copy(String fontOnClassPath, Path font) throws IOException {
        try (InputStream stream = FontConfiguration.class.getClassLoader().getResourceAsStream(fontOnClassPath)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its font " + fontOnClassPath);
            }
            Files.copy(stream, font);
        }
    }

    /** Every logical font is the one that we have: charts name theirs, but Java wants to know all of them. */
    private static List<String> configuration(Path font) {
        List<String> lines = new ArrayList<>(List.of("version=1", "sequence.allfonts=default"));
        for (String name : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
            for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
                lines.add(name + "." + style + ".default=letters");
            }
        }
        lines.add("filename.letters=" + font);
        return lines;
    }
}
