package dev.aftercare.digest;

import com.lowagie.text.DocumentException;
import com.lowagie.text.pdf.PdfBoolean;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Typeface;
import dev.aftercare.chart.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xhtmlrenderer.pdf.DefaultPDFCreationListener;
import org.xhtmlrenderer.pdf.ITextFontResolver;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextRenderer;
import org.xhtmlrenderer.pdf.ITextUserAgent;
import org.xhtmlrenderer.render.BlockBox;
import org.xhtmlrenderer.render.Box;
import org.xhtmlrenderer.render.PageBox;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Lays the HTML edition out on paper. The same page and the same instant give the same bytes. */
final class PdfEdition {

    private static final String GLYPHS = "glyphs";
    private static final String LONG = "long";
    private static final String GROUP = "group-row";
    private static final String NEW_PAGE = "new-page";
    private static final String BEHIND = "behind";
    private static final String CONTENTS = "contents";
    // in points: a heading, a sentence, the head of the table and three rows
    private static final double ROOM = 150;
    private static final double LINE = 12;
    private static final int NO_GLYPH = '□';
    private static final Pattern FILE_ID = Pattern.compile("/ID ?\\[<([0-9a-fA-F]+)><([0-9a-fA-F]+)>]");
    private static final Pattern SUBSET_PREFIX = Pattern.compile("/([A-Z]{6})\\+");

    private final Words words;

    PdfEdition(Words words) {
        this.words = words;
    }

    /**
     * Lays a page out.
     *
     * @param html the page, well-formed as XML
     * @param drawings the charts that it names
     * @param asOf the instant that the document is dated with
     */
    Printed print(String html, List<Drawing> drawings, ZonedDateTime asOf) {
        Document page = parsed(html);
        TreeSet<Integer> missing = replaceUnknownGlyphs(page);
        ITextRenderer renderer = laidOut(page, drawings);
        int pages = pages(renderer).size();
        renderer.setListener(new Dated(asOf, words.locale().getLanguage()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer.createPDF(bytes);
        } catch (DocumentException e) {
            throw new IllegalStateException("the page could not be laid out as PDF", e);
        }
        return new Printed(withFixedIdentifiers(bytes.toByteArray()), List.copyOf(missing), pages);
    }

    /**
     * A page on paper.
     *
     * @param content its bytes
     * @param missingGlyphs the characters that our fonts have no glyph for, and that stand as □
     * @param pages how many pages it takes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Printed(byte[] content, List<Integer> missingGlyphs, int pages) {}

    /**
     * Lays the page out until no long list begins at the foot of a page: the library would leave its heading, or the head of
     * its table, alone there. Where the contents alone would stand on a page, what is behind them begins below.
     */
    private static ITextRenderer laidOut(Document page, List<Drawing> drawings) {
        while (true) {
            ITextRenderer renderer = renderer(drawings);
            renderer.setDocument(page, null);
            renderer.layout();
            Element low = beginsLow(renderer);
            if (low != null) {
                rename(low, hasClass(low, LONG) ? LONG : GROUP, NEW_PAGE);
            } else if (!contentsAlone(renderer, page)) {
                return renderer;
            }
        }
    }

    /** Whether the contents had a page for themselves, which they will not have again. */
    private static boolean contentsAlone(ITextRenderer renderer, Document page) {
        Element behind = elementOfClass(page.getDocumentElement(), BEHIND);
        Box contents = boxOf(renderer, CONTENTS);
        if (behind == null || contents == null) {
            return false;
        }
        boolean alone = pages(renderer).stream()
                .skip(1)
                .anyMatch(paper -> contents.getAbsY() >= paper.getTop()
                        && contents.getAbsY() - paper.getTop() < LINE * renderer.getDotsPerPoint());
        if (alone) {
            rename(behind, BEHIND, "");
        }
        return alone;
    }

    private static void rename(Element element, String name, String newName) {
        element.setAttribute("class", element.getAttribute("class").replace(name, newName));
    }

    /** The first long list that has too little room left on its page, or the first heading in a table without a row below. */
    private static @Nullable Element beginsLow(ITextRenderer renderer) {
        List<PageBox> pages = pages(renderer);
        Box low = first(
                renderer,
                box -> hasClass(box.getElement(), LONG) && room(box, pages) < ROOM * renderer.getDotsPerPoint());
        if (low == null) {
            low = first(renderer, box -> hasClass(box.getElement(), GROUP) && endsPage(box, pages));
        }
        return low == null ? null : low.getElement();
    }

    /**
     * Whether the row below this one stands on another page. To keep both together is left to us: the library then forgets to
     * repeat the head of the table.
     */
    private static boolean endsPage(Box row, List<PageBox> pages) {
        Box next = row.getNextSibling();
        return next != null && page(row, pages) != page(next, pages);
    }

    private static @Nullable Box boxOf(ITextRenderer renderer, String name) {
        return first(renderer, box -> hasClass(box.getElement(), name));
    }

    /** The first box of the document that is one of those. */
    private static @Nullable Box first(ITextRenderer renderer, Predicate<Box> which) {
        Deque<Box> boxes = new ArrayDeque<>(List.of(Objects.requireNonNull(renderer.getRootBox())));
        while (!boxes.isEmpty()) {
            Box box = boxes.pop();
            if (which.test(box)) {
                return box;
            }
            for (int i = box.getChildCount() - 1; i >= 0; i--) {
                boxes.push(box.getChild(i));
            }
        }
        return null;
    }

    private static List<PageBox> pages(ITextRenderer renderer) {
        BlockBox root = Objects.requireNonNull(renderer.getRootBox());
        return Objects.requireNonNull(root.getLayer()).getPages();
    }

    private static boolean hasClass(@Nullable Element element, String name) {
        return element != null && (" " + element.getAttribute("class") + " ").contains(" " + name + " ");
    }

    private static double room(Box box, List<PageBox> pages) {
        PageBox page = page(box, pages);
        return page == null ? Double.MAX_VALUE : page.getBottom() - box.getAbsY();
    }

    private static @Nullable PageBox page(Box box, List<PageBox> pages) {
        return pages.stream()
                .filter(page -> box.getAbsY() >= page.getTop() && box.getAbsY() < page.getBottom())
                .findFirst()
                .orElse(null);
    }

    private static ITextRenderer renderer(List<Drawing> drawings) {
        ITextOutputDevice device = new ITextOutputDevice(ITextRenderer.DEFAULT_DOTS_PER_POINT);
        ITextFontResolver fonts = new ITextFontResolver();
        for (Typeface typeface : Typeface.values()) {
            fonts.addFont(EmbeddedFonts.of(typeface), typeface.path(), typeface.family());
        }
        Map<String, Drawing> byName = drawings.stream().collect(Collectors.toMap(Drawing::name, drawing -> drawing));
        ITextRenderer renderer = new ITextRenderer(
                ITextRenderer.DEFAULT_DOTS_PER_POINT,
                ITextRenderer.DEFAULT_DOTS_PER_PIXEL,
                device,
                new ITextUserAgent(device, ITextRenderer.DEFAULT_DOTS_PER_PIXEL),
                fonts,
                new DrawingElements(device, byName),
                new BothDirections());
        renderer.getSharedContext().setLineBreakingStrategy(new ApostropheAwareLines());
        return renderer;
    }

    private static Document parsed(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the page could not be read as XML", e);
        } catch (SAXException e) {
            throw new IllegalStateException(
                    "the digest's template does not make well-formed XML; close every element: " + e.getMessage(), e);
        }
    }

    /** A character without a glyph would vanish in silence: a box stands for it, and a line at the end says which. */
    private TreeSet<Integer> replaceUnknownGlyphs(Document page) {
        TreeSet<Integer> missing = new TreeSet<>();
        replaceUnknownGlyphs(page.getDocumentElement(), missing);
        Element note = elementWithId(page.getDocumentElement(), GLYPHS);
        if (note != null && !missing.isEmpty()) {
            String names = missing.stream().map(PdfEdition::nameOf).collect(Collectors.joining(", "));
            note.setTextContent(words.say("glyphs", missing.size(), names));
        }
        return missing;
    }

    private static void replaceUnknownGlyphs(Node node, TreeSet<Integer> missing) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            String text = node.getNodeValue();
            if (text.codePoints().anyMatch(PdfEdition::hasNoGlyph)) {
                text.codePoints().filter(PdfEdition::hasNoGlyph).forEach(missing::add);
                node.setNodeValue(text.codePoints()
                        .map(codePoint -> hasNoGlyph(codePoint) ? NO_GLYPH : codePoint)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
            }
            return;
        }
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            replaceUnknownGlyphs(children.item(i), missing);
        }
    }

    private static boolean hasNoGlyph(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isISOControl(codePoint)
                && !(Typeface.SANS.canShow(codePoint) && Typeface.SANS_BOLD.canShow(codePoint));
    }

    private static String nameOf(int codePoint) {
        String name = Character.getName(codePoint);
        return "U+%04X%s".formatted(codePoint, name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable Element elementWithId(Element root, String id) {
        return first(root, element -> element.getAttribute("id").equals(id));
    }

    private static @Nullable Element elementOfClass(Element root, String name) {
        return first(root, element -> hasClass(element, name));
    }

    private static @Nullable Element first(Element root, Predicate<Element> which) {
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && which.test(element)) {
                return element;
            }
        }
        return null;
    }

    /**
     * The library names a file by the clock and a font's subset by chance. Both are replaced by names of the same length, so
     * that no offset in the file moves.
     */
    private static byte[] withFixedIdentifiers(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String withoutPrefixes = SUBSET_PREFIX.matcher(text).replaceAll("/AFTERC+");
        Matcher id = FILE_ID.matcher(withoutPrefixes);
        if (!id.find()) {
            throw new IllegalStateException("the PDF has no file identifier to be fixed");
        }
        String anonymous =
                withIdentifier(withoutPrefixes, id, "0".repeat(id.group(1).length()));
        String name = hashOf(anonymous).substring(0, id.group(1).length());
        String fixed = withIdentifier(withoutPrefixes, id, name);
        return fixed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withIdentifier(String text, Matcher found, String identifier) {
        return text.substring(0, found.start(1))
                + identifier
                + text.substring(found.end(1), found.start(2))
                + identifier
                + text.substring(found.end(2));
    }

    private static String hashOf(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Dates the document with the edition's instant and says which language it speaks. */
    private static final class Dated extends DefaultPDFCreationListener {

        private final ZonedDateTime asOf;
        private final String language;

        Dated(ZonedDateTime asOf, String language) {
            this.asOf = asOf;
            this.language = language;
        }

        @Override
        public void onClose(ITextRenderer renderer) {
            PdfWriter writer = Objects.requireNonNull(renderer.getWriter());
            PdfDictionary info = writer.getInfo();
            PdfDate date = new PdfDate(GregorianCalendar.from(asOf));
            info.put(PdfName.CREATIONDATE, date);
            info.put(PdfName.MODDATE, date);
            PdfDictionary catalog = writer.getExtraCatalog();
            catalog.put(PdfName.LANG, new PdfString(language));
            PdfDictionary preferences = new PdfDictionary();
            preferences.put(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
            catalog.put(PdfName.VIEWERPREFERENCES, preferences);
        }
    }
}
