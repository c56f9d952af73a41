package org.noonmark.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Colours, marks and lines. The colours are those of Okabe and Ito, which people with any colour
/// vision tell apart; marks differ as well, for print in black and white.
final class ChartStyle {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color GRID = new Color(0xB4, 0xB4, 0xB4);
    static final Color FINE_GRID = new Color(0xE6, 0xE6, 0xE6);

    private static final List<Color> COLOURS =
            List.of(
                    new Color(0x00, 0x72, 0xB2),
                    new Color(0xD5, 0x5E, 0x00),
                    new Color(0x00, 0x9E, 0x73),
                    new Color(0xCC, 0x79, 0xA7),
                    new Color(0xE6, 0x9F, 0x00),
                    new Color(0x56, 0xB4, 0xE9),
                    new Color(0x66, 0x66, 0x66));
    private static final double SIZE = 6.4;

    /// From dark to bright in equal steps of perceived brightness: eight colours of the map
    /// "viridis" (van der Walt and Smith 2015, CC0).
    private static final List<Color> HEAT =
            List.of(
                    new Color(0x44, 0x01, 0x54),
                    new Color(0x46, 0x32, 0x7E),
                    new Color(0x36, 0x5C, 0x8D),
                    new Color(0x27, 0x7F, 0x8E),
                    new Color(0x1F, 0xA1, 0x87),
                    new Color(0x4A, 0xC1, 0x6D),
                    new Color(0xA0, 0xDA, 0x39),
                    new Color(0xFD, 0xE7, 0x25));

    private ChartStyle() {}

    static Color colour(int index) {
        return index < 0 ? INK : COLOURS.get(index % COLOURS.size());
    }

    /// The colour of a share from 0 to 1.
    static Color heat(double share) {
        double at = Math.clamp(share, 0, 1) * (HEAT.size() - 1);
        int below = Math.min((int) at, HEAT.size() - 2);
        var from = HEAT.get(below);
        var to = HEAT.get(below + 1);
        double part = at - below;
        return new Color(
                between(from.getRed(), to.getRed(), part),
                between(from.getGreen(), to.getGreen(), part),
                between(from.getBlue(), to.getBlue(), part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }

    /// Circle, square, triangle, diamond, triangle upside down, in turn.
    static Shape mark(int index) {
        double half = SIZE / 2;
        return switch (Math.floorMod(index, 5)) {
            case 0 -> new Ellipse2D.Double(-half, -half, SIZE, SIZE);
            case 1 -> new Rectangle2D.Double(-0.9 * half, -0.9 * half, 0.9 * SIZE, 0.9 * SIZE);
            case 2 -> polygon(0, -1.15, 1.1, 0.85, -1.1, 0.85);
            case 3 -> polygon(0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0);
            default -> polygon(0, 1.15, 1.1, -0.85, -1.1, -0.85);
        };
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 2) {
            double x = corners[i] * SIZE / 2;
            double y = corners[i + 1] * SIZE / 2;
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(int index) {
        float[][] patterns = {{7, 4}, {2, 3}, {9, 3, 2, 3}, {14, 4}};
        return new BasicStroke(
                1.4f,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                patterns[index % patterns.length],
                0);
    }

    static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }
}
