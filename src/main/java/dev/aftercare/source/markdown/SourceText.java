package dev.aftercare.source.markdown;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes lines of text of the bytes of a file: encodings, byte order marks, line ends, and characters that nothing can keep. */
final class SourceText {

    /** Longer lines hold embedded pictures or generated text; what stands behind this is not read. */
    private static final int LONGEST_LINE = 20_000;

    /** What fits into memory several times; the longest report that we know has a tenth of it. */
    private static final int MOST_LETTERS = 1_000_000;

    private static final int MOST_LINES = 20_000;
    private static final int MOST_CELLS = 60_000;

    private static final int PROBE = 8_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private SourceText() {}

    /** The lines of a file; empty where it is no text. */
    static Optional<List<String>> lines(byte[] content, Findings findings) {
        if (content.length > MarkdownReader.LARGEST_FILE) {
            findings.error(
                    Rule.FILE_TOO_LARGE,
                    0,
                    "the file is larger than " + MarkdownReader.LARGEST_FILE / 1_000_000
                            + " MB and was not read; move logs and attachments into files of their own");
            return Optional.empty();
        }
        String text = decoded(content, findings);
        if (looksBinary(text)) {
            findings.error(
                    Rule.FILE_BINARY,
                    0,
                    "the file is not text and was not read; write the postmortem as Markdown in UTF-8, or leave the file out with an exclude pattern");
            return Optional.empty();
        }
        return Optional.of(cut(split(text, findings), findings));
    }

    private static String decoded(byte[] content, Findings findings) {
        if (startsWith(content, 0xFF, 0xFE)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        }
        int mark = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer bytes = ByteBuffer.wrap(content, mark, content.length - mark);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return repaired(bytes, findings);
        }
    }

    private static String repaired(ByteBuffer bytes, Findings findings) {
        CharBuffer good = CharBuffer.allocate(bytes.remaining());
        ByteBuffer rest = bytes.duplicate();
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(rest, good, true);
        int line =
                1 + (int) good.flip().chars().filter(letter -> letter == '\n').count();
        String replaced = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        // Not one letter beyond ASCII that is UTF-8: an older editor's file. Else a damaged one.
        boolean older = isOlder(replaced);
        findings.warn(
                Rule.FILE_ENCODING,
                line,
                "the file is not valid UTF-8; it was read as " + (older ? "Windows-1252" : "UTF-8 with gaps")
                        + ": save it as UTF-8");
        return older ? WINDOWS.decode(bytes.duplicate()).toString() : replaced;
    }

    private static boolean isOlder(String replaced) {
        for (int i = 0; i < replaced.length(); i++) {
            if (replaced.charAt(i) >= 128 && replaced.charAt(i) != '\uFFFD') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean looksBinary(String text) {
        int length = Math.min(PROBE, text.length());
        int strange = 0;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter == '\uFFFD'
                    || (letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f')) {
                strange++;
            }
        }
        return strange > 4 && strange * 20L > length;
    }

    private static List<String> split(String text, Findings findings) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int dropped = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n' || letter == '\r') {
                lines.add(line.toString());
                line.setLength(0);
                if (letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            } else if (letter == 0) {
                dropped = dropped == 0 ? lines.size() + 1 : dropped;
            } else {
                line.append(letter);
            }
        }
        lines.add(line.toString());
        if (dropped > 0) {
            findings.warn(
                    Rule.FILE_CONTROL_CHARACTER,
                    dropped,
                    "the text holds the character U+0000, which no database keeps; it was left out: remove it");
        }
        return lines;
    }

    private static List<String> cut(List<String> lines, Findings findings) {
        List<String> kept = new ArrayList<>(Math.min(lines.size(), MOST_LINES));
        int letters = 0;
        int cells = 0;
        for (String line : lines) {
            String slim = line.length() > LONGEST_LINE ? withoutEmbedded(line) : line;
            if (slim.length() > LONGEST_LINE) {
                findings.warn(
                        Rule.FILE_LONG_LINE,
                        kept.size() + 1,
                        "the line has " + line.length() + " characters, and only the first " + LONGEST_LINE
                                + " were read; break it, or move the data into a file of its own");
                slim = slim.substring(0, LONGEST_LINE);
            }
            letters += slim.length();
            cells += count(slim, '|');
            if (kept.size() == MOST_LINES || letters > MOST_LETTERS || cells > MOST_CELLS) {
                findings.warn(
                        Rule.FILE_LONG,
                        kept.size() + 1,
                        "the file is so long that it was read only up to this line; move logs and tables of figures into files of their own");
                return kept;
            }
            kept.add(slim);
        }
        return kept;
    }

    private static int count(String line, char wanted) {
        int count = 0;
        for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    /** Takes out pictures that are embedded as {@code data:} addresses. */
    private static String withoutEmbedded(String line) {
        StringBuilder slim = new StringBuilder();
        int from = 0;
        int at = line.indexOf("data:");
        while (at >= 0) {
            int end = at;
            while (end < line.length() && ")>\"' \t".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            slim.append(line, from, at).append("data:");
            from = end;
            at = line.indexOf("data:", Math.max(end, at + 5));
        }
        return slim.append(line, Math.min(from, line.length()), line.length()).toString();
    }
}
