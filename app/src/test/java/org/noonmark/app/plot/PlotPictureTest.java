package org.noonmark.app.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.app.plot.Curve.Look;
import org.noonmark.app.plot.Curve.Point;
import org.noonmark.app.plot.Curve.Side;

class PlotPictureTest {
    private static final Axis TAU = Axis.logarithmic("Averaging time τ / s");
    private static final Axis DEVIATION = Axis.logarithmic("Allan deviation  σ_y(τ)");

    @BeforeAll
    static void noDisplay() {
        System.setProperty("java.awt.headless", "true");
    }

    private static Curve curve(String label, Look look, Side side, int colour, int count) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            double tau = Math.pow(1.1, i);
            points.add(new Point(tau, 1e-12 / tau, 0.9e-12 / tau, 1.2e-12 / tau));
        }
        return new Curve(label, look, side, colour, points);
    }

    private static Plot plot(Curve... curves) {
        return Plot.of(
                "clock.txt",
                "Error bars: 68.3 %",
                new Panel.Lines(TAU, DEVIATION, Optional.of(DEVIATION), List.of(curves)));
    }

    private static Curve overTime(int count) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(60000 + i, 20 * Math.sin(0.01 * i)));
        }
        return new Curve("UTC(k)", Look.LINE, 1, points);
    }

    private static BufferedImage png(Plot plot) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PlotPicture.png(plot)));
    }

    private static long pixels(BufferedImage image, Color colour) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void everyCurveIsDrawnInItsColour() throws IOException {
        var image =
                png(
                        plot(
                                curve("few", Look.MARKS, Side.LEFT, 0, 20),
                                curve("many", Look.MARKS, Side.LEFT, 1, 90),
                                curve("time", Look.HOLLOW_MARKS, Side.RIGHT, 2, 20),
                                curve("mask", Look.DASHED, Side.RIGHT, Curve.INK, 20)));
        assertThat(image.getWidth()).isEqualTo(1680);
        assertThat(image.getHeight()).isEqualTo(1280);
        assertThat(image.getRGB(0, 0)).isEqualTo(Color.WHITE.getRGB());
        for (int i = 0; i < 3; i++) {
            assertThat(pixels(image, ChartStyle.colour(i))).as("curve " + i).isGreaterThan(300);
        }
        assertThat(pixels(image, ChartStyle.colour(3))).isZero();
        assertThat(pixels(image, ChartStyle.INK)).isGreaterThan(1000);
    }

    @Test
    void panelsStandOneBelowTheOther() throws IOException {
        var lines =
                new Panel.Lines(
                        Axis.linear("MJD / d"), Axis.linear("Phase / ns"), List.of(overTime(9000)));
        var cells = new ArrayList<Panel.Cell>();
        for (int i = 0; i < 100; i++) {
            double top = 1 << (i % 10 + 1);
            cells.add(new Panel.Cell(i, i + 1, top / 2, top, 0.01 * i));
        }
        var heat = new Panel.Heat(Axis.linear("t / s"), TAU, "log10 σ_y(τ)", cells);
        var image = png(new Plot("two", "", List.of(lines, heat)));
        assertThat(image.getHeight()).isEqualTo(1600);
        assertThat(pixels(image.getSubimage(0, 0, 1680, 800), ChartStyle.colour(1)))
                .isGreaterThan(1000);
        assertThat(pixels(image.getSubimage(0, 800, 1680, 800), ChartStyle.heat(1)))
                .isGreaterThan(300);
    }

    @Test
    void manyPointsAreThinnedButNoPeakIsLost() {
        var points = new ArrayList<Point>();
        for (int i = 0; i < 100_000; i++) {
            points.add(new Point(i, i == 77_777 ? 5 : 0));
        }
        var curve = new Curve("", Look.LINE, 0, points);
        var layer =
                new CurveLayers(List.of(curve), Axis.linear("t"), new AxisRange(0, 5))
                        .layers()
                        .getFirst();
        assertThat(layer.dataset().getItemCount(0)).isLessThan(5000);
        double most = 0;
        for (int i = 0; i < layer.dataset().getItemCount(0); i++) {
            most = Math.max(most, layer.dataset().getYValue(0, i));
        }
        assertThat(most).isEqualTo(5);
    }

    @Test
    void svgIsWellFormedAndAlwaysTheSame() throws Exception {
        var plot = plot(curve("few", Look.MARKS, Side.LEFT, 0, 20));
        var svg = PlotPicture.svg(plot);
        var document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        new String(svg, StandardCharsets.UTF_8)
                                                .replaceFirst("<!DOCTYPE[^>]*>", "")
                                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getNodeName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(50);
        assertThat(document.getElementsByTagName("text").getLength()).isZero();
        assertThat(PlotPicture.svg(plot)).isEqualTo(svg);
    }

    @Test
    void titlesWithAnyCharactersMakeXml() throws Exception {
        for (var title : List.of("a\u0007b\u0000", "a---b-", "\uD800 \uFFFE", "x -->")) {
            var lines =
                    new Panel.Lines(TAU, DEVIATION, List.of(curve("", Look.LINE, Side.LEFT, 0, 5)));
            var svg = PlotPicture.svg(Plot.of(title, "", lines));
            var text = new String(svg, StandardCharsets.UTF_8).replaceFirst("<!DOCTYPE[^>]*>", "");
            var document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getDocumentElement().getNodeName()).as(title).isEqualTo("svg");
        }
    }

    @Test
    void boundsFarAwayDoNotSqueezeTheValues() throws IOException {
        var curve =
                new Curve(
                        "",
                        Look.MARKS,
                        0,
                        List.of(
                                new Point(1, 1e-12, 1e-300, Double.POSITIVE_INFINITY),
                                new Point(2, 2e-12, Double.NEGATIVE_INFINITY, 1e200)));
        assertThat(AxisRange.of(DEVIATION, List.of(curve), false))
                .isEqualTo(new AxisRange(1e-16, 1e-8));
        assertThat(AxisRange.of(TAU, List.of(curve), true).upper()).isLessThan(11);
        assertThat(png(plot(curve))).isNotNull();
    }

    /// One number alone tells no scale.
    @Test
    void axesOfLessThanTwoDecadesHaveNumbersBetween() {
        assertThat(numbers(3, 80)).containsExactlyInAnyOrder("5", "10", "20", "50");
        assertThat(numbers(0.9, 2000)).containsExactly("1", "10", "100", "1000");
    }

    private static List<String> numbers(double from, double to) {
        var axis = ChartAxis.of(TAU, new AxisRange(from, to));
        var image = new BufferedImage(800, 100, BufferedImage.TYPE_INT_RGB);
        var ticks =
                axis.refreshTicks(
                        image.createGraphics(),
                        new AxisState(),
                        new Rectangle2D.Double(0, 0, 800, 80),
                        RectangleEdge.BOTTOM);
        var numbers = new ArrayList<String>();
        for (var tick : ticks) {
            if (tick instanceof LogTick numbered && numbered.getAttributedLabel() != null) {
                numbers.add(String.valueOf(Math.round(numbered.getValue())));
            }
        }
        return numbers;
    }

    @Test
    void oddRangesAreDrawn() throws IOException {
        var one = new Curve("one", Look.MARKS, 0, List.of(new Point(5, 1)));
        assertThat(png(plot(one))).isNotNull();
        var wide =
                new Curve(
                        "wide",
                        Look.MARKS,
                        0,
                        List.of(
                                new Point(1e-3, 1e-30, -1e-30, 1e-30),
                                new Point(1e9, 1e30, 1e29, 1e31)));
        assertThat(png(plot(wide))).isNotNull();
        for (double value : new double[] {0, -3e-13, 5e17}) {
            var flat = new Curve("", Look.LINE, 0, List.of(new Point(1, value)));
            var axis = Axis.linear("x");
            assertThat(png(Plot.of("", "", new Panel.Lines(axis, axis, List.of(flat)))))
                    .isNotNull();
        }
    }

    @Test
    void aLogarithmicAxisHasNoZero() {
        assertThatThrownBy(() -> plot(new Curve("", Look.LINE, 0, List.of(new Point(1, 0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be > 0: value=0.0 axis=Allan deviation");
    }

    @Test
    void rangesOfValuesAreWholeDecades() {
        var few = List.of(curve("few", Look.MARKS, Side.LEFT, 0, 20));
        assertThat(AxisRange.of(DEVIATION, few, false)).isEqualTo(new AxisRange(1e-13, 1e-11));
    }
}
