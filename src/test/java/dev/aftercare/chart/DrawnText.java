package dev.aftercare.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A text of a drawing.
 *
 * @param text what it says
 * @param ink where its letters are, in points
 * @param paper where letters can be seen
 */
record DrawnText(String text, Rectangle2D ink, Rectangle2D paper) {

    private static final Pattern SIZE = Pattern.compile("font-size: ?([0-9.]+)px");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

    /** The texts of a drawing, as its SVG places them. */
    static List<DrawnText> of(Chart chart) {
        Document svg = parsed(chart);
        Map<String, Rectangle2D> clips = new HashMap<>();
        for (Element clip : elements(svg, "clipPath")) {
            clips.put(clip.getAttribute("id"), bounds(((Element) clip.getFirstChild()).getAttribute("d")));
        }
        List<DrawnText> texts = new ArrayList<>();
        for (Element text : elements(svg, "text")) {
            String clip = text.getAttribute("clip-path").replaceAll("url\\(#(.*)\\)", "$1");
            texts.add(new DrawnText(text.getTextContent(), ink(text), clips.get(clip)));
        }
        return texts;
    }

    static Document parsed(Chart chart) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart.svg().orElseThrow())));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("The drawing is no XML.", e);
        }
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Rectangle2D ink(Element text) {
        String style = text.getAttribute("style");
        Matcher size = SIZE.matcher(style);
        if (!size.find() || !text.getAttribute("transform").isEmpty()) {
            throw new IllegalStateException("where is " + text.getTextContent() + "?");
        }
        Typeface typeface = style.contains("bold") ? Typeface.SANS_BOLD : Typeface.SANS;
        Font font = typeface.at(Float.parseFloat(size.group(1)));
        Rectangle2D ink = font.createGlyphVector(new FontRenderContext(null, true, true), text.getTextContent())
                .getVisualBounds();
        return new Rectangle2D.Double(
                Double.parseDouble(text.getAttribute("x")) + ink.getX(),
                Double.parseDouble(text.getAttribute("y")) + ink.getY(),
                ink.getWidth(),
                ink.getHeight());
    }

    private static Rectangle2D bounds(String path) {
        double[] numbers = NUMBER.matcher(path)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group()))
                .toArray();
        Rectangle2D bounds = new Rectangle2D.Double(numbers[0], numbers[1], 0, 0);
        Stream.iterate(2, i -> i + 1 < numbers.length, i -> i + 2).forEach(i -> bounds.add(numbers[i], numbers[i + 1]));
        return bounds;
    }
}
