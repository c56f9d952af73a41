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

    private ChartStyle() {}

    static Color colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    /// Circle, square, triangle, diamond, triangle upside down, in turn.
    static Shape mark(int index) {
        double half = SIZE / 2;
        return switch (index % 5) {
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
