package dev.aftercare.digest;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTemplate;
import dev.aftercare.chart.Drawing;
import java.awt.Graphics2D;
import java.awt.Point;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.extend.ReplacedElement;
import org.xhtmlrenderer.extend.UserAgentCallback;
import org.xhtmlrenderer.layout.LayoutContext;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextReplacedElement;
import org.xhtmlrenderer.pdf.ITextReplacedElementFactory;
import org.xhtmlrenderer.render.BlockBox;
import org.xhtmlrenderer.render.PageBox;
import org.xhtmlrenderer.render.RenderingContext;

/** Puts charts into the PDF as vectors, where the page has an element with {@code data-drawing}. */
final class DrawingElements extends ITextReplacedElementFactory {

    /** The attribute that names a drawing. */
    static final String ATTRIBUTE = "data-drawing";

    private final ITextOutputDevice device;
    private final Map<String, Drawing> drawings;

    DrawingElements(ITextOutputDevice device, Map<String, Drawing> drawings) {
        super(device);
        this.device = device;
        this.drawings = drawings;
    }

    @Override
    public @Nullable ReplacedElement createReplacedElement(
            LayoutContext context, BlockBox box, UserAgentCallback callback, int width, int height) {
        Element element = box.getElement();
        Drawing drawing = element == null ? null : drawings.get(element.getAttribute(ATTRIBUTE));
        return drawing == null
                ? super.createReplacedElement(context, box, callback, width, height)
                : new DrawingElement(drawing, device.getDotsPerPoint());
    }

    /** One chart on a page. */
    private static final class DrawingElement implements ITextReplacedElement {

        private final Drawing drawing;
        private final float dotsPerPoint;
        private Point location = new Point(0, 0);

        DrawingElement(Drawing drawing, float dotsPerPoint) {
            this.drawing = drawing;
            this.dotsPerPoint = dotsPerPoint;
        }

        @Override
        public void paint(RenderingContext context, ITextOutputDevice device, BlockBox box) {
            PageBox paper = Objects.requireNonNull(context.getPage());
            // the library also asks for it on the page before, where it would be drawn beyond the paper's edge
            if (box.getAbsY() < paper.getTop() || box.getAbsY() >= paper.getBottom()) {
                return;
            }
            PdfContentByte page = device.getCurrentPage();
            PdfTemplate template = page.createTemplate(drawing.width(), drawing.height());
            Graphics2D graphics = template.createGraphics(drawing.width(), drawing.height(), new EmbeddedFonts());
            drawing.draw(graphics);
            graphics.dispose();
            float x = box.getAbsX() + paper.getMarginBorderPadding(context, CalculatedStyle.Edge.LEFT);
            float y = paper.getBottom()
                    - (box.getAbsY() + box.getHeight())
                    + paper.getMarginBorderPadding(context, CalculatedStyle.Edge.BOTTOM);
            page.addTemplate(template, x / dotsPerPoint, y / dotsPerPoint);
        }

        @Override
        public int getIntrinsicWidth() {
            return Math.round(drawing.width() * dotsPerPoint);
        }

        @Override
        public int getIntrinsicHeight() {
            return Math.round(drawing.height() * dotsPerPoint);
        }

        @Override
        public Point getLocation() {
            return location;
        }

        @Override
        public void setLocation(int x, int y) {
            location = new Point(x, y);
        }

        @Override
        public void detach(LayoutContext context) {
            // nothing is held between pages
        }

        @Override
        public boolean isRequiresInteractivePaint() {
            return false;
        }

        @Override
        public boolean hasBaseline() {
            return false;
        }

        @Override
        public int getBaseline() {
            return 0;
        }
    }
}
