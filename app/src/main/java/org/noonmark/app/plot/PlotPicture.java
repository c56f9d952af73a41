package org.noonmark.app.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/// The picture of a plot, as the bytes of a file.
public final class PlotPicture {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int WIDTH = 840;
    private static final int HEIGHT = 640;
    private static final int PANEL_HEIGHT = 400;

    /// Pixels of a PNG for each unit of the drawing: 300 dots an inch at a width of 5.6 inches.
    private static final int SCALE = 2;

    private PlotPicture() {}

    /// Scalable vector graphics; letters are outlines, so that the picture looks the same
    /// everywhere.
    public static byte[] svg(Plot plot) throws IOException {
        try {
            var document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .getDOMImplementation()
                            .createDocument(SVG, "svg", null);
            var context = SVGGeneratorContext.createDefault(document);
            context.setComment(
                    plot.title().isEmpty() ? "noonmark" : "noonmark: " + comment(plot.title()));
            var graphics = new SVGGraphics2D(context, true);
            graphics.setSVGCanvasSize(new Dimension(WIDTH, height(plot)));
            draw(plot, graphics);
            var bytes = new ByteArrayOutputStream();
            graphics.stream(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), false);
            return bytes.toByteArray();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("must have a DOM", impossible);
        }
    }

    /// A picture of 1680 by 1280 pixels; higher with several panels.
    public static byte[] png(Plot plot) throws IOException {
        var image =
                new BufferedImage(WIDTH * SCALE, height(plot) * SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        draw(plot, graphics);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("this Java has no writer of PNG");
        }
        return bytes.toByteArray();
    }

    /// A text without what must not stand in a comment of XML (XML 1.0, sections 2.2 and 2.5).
    private static String comment(String text) {
        var legal = new StringBuilder();
        text.codePoints()
                .map(c ->
                        c < ' ' || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF
                                ? ' '
                                : c)
                .forEach(legal::appendCodePoint);
        return legal.toString().replaceAll("-(?=-|$)", "- ");
    }

    private static int height(Plot plot) {
        int panels = plot.panels().size();
        return panels == 1 ? HEIGHT : panels * PANEL_HEIGHT;
    }

    private static void draw(Plot plot, Graphics2D graphics) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, height(plot)));
        int count = plot.panels().size();
        double each = (double) height(plot) / count;
        boolean anyRight =
                plot.panels().stream()
                        .anyMatch(panel ->
                                panel instanceof Panel.Lines lines && lines.right().isPresent());
        for (int i = 0; i < count; i++) {
            PanelChart.of(
                            plot.panels().get(i),
                            i == 0 ? plot.title() : "",
                            i == count - 1 ? plot.footnote() : "",
                            count > 1,
                            anyRight)
                    .draw(graphics, new Rectangle2D.Double(0, i * each, WIDTH, each));
        }
    }
}
