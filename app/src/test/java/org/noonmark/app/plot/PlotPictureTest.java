package org.noonmark.app.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.noonmark.app.plot.StabilityPlot.Curve;
import org.noonmark.app.plot.StabilityPlot.Point;
import org.noonmark.app.plot.StabilityPlot.Quantity;

class PlotPictureTest {
    @BeforeAll
    static void noDisplay() {
        System.setProperty("java.awt.headless", "true");
    }

    private static Curve curve(String label, Quantity quantity, boolean isLimit, int count) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < count; i++) {
            double tau = Math.pow(1.1, i);
            points.add(new Point(tau, 1e-12 / tau, 0.9e-12 / tau, 1.2e-12 / tau));
        }
        return new Curve(label, "Allan deviation", "σ_y(τ)", quantity, isLimit, points);
    }

    private static StabilityPlot plot(Curve... curves) {
        return new StabilityPlot("clock.txt", "Error bars: 68.3 %", List.of(curves));
    }

    private static BufferedImage png(StabilityPlot plot) throws IOException {
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
                                curve("few", Quantity.FRACTIONAL, false, 20),
                                curve("many", Quantity.FRACTIONAL, false, 90),
                                curve("time", Quantity.SECONDS, false, 20),
                                curve("mask", Quantity.SECONDS, true, 20)));
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
    void svgIsWellFormedAndAlwaysTheSame() throws Exception {
        var plot = plot(curve("few", Quantity.FRACTIONAL, false, 20));
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
    void oddRangesAreDrawn() throws IOException {
        var one =
                new Curve(
                        "one",
                        "",
                        "σ_y(τ)",
                        Quantity.FRACTIONAL,
                        false,
                        List.of(new Point(5, 1, 1, 1)));
        assertThat(png(plot(one))).isNotNull();
        var wide =
                new Curve(
                        "wide",
                        "",
                        "x",
                        Quantity.SECONDS,
                        false,
                        List.of(
                                new Point(1e-3, 1e-30, 1e-30, 1e-30),
                                new Point(1e9, 1e30, 1e29, 1e31)));
        assertThat(png(plot(wide))).isNotNull();
    }

    @Test
    void aLogarithmicAxisHasNoZero() {
        assertThatThrownBy(() -> new Point(1, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be > 0 and in order");
    }

    @Test
    void rangesOfValuesAreWholeDecades() {
        var scale =
                LogScale.around(
                        List.of(curve("few", Quantity.FRACTIONAL, false, 20)).stream(), false);
        assertThat(scale).isEqualTo(new LogScale(1e-13, 1e-11));
    }
}
