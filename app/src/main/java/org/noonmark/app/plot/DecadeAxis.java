package org.noonmark.app.plot;

import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.LogTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/// A logarithmic axis with numbers at powers of ten; where it holds fewer than two of them, at
/// their double and fivefold, too: one number alone tells no scale.
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1;

    @Override
    public List<?> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        var ticks = new ArrayList<ValueTick>();
        for (var tick : super.refreshTicks(graphics, state, area, edge)) {
            ticks.add((ValueTick) tick);
        }
        if (getTickUnit().getSize() != 1) {
            return ticks;
        }
        // Those that it makes between the powers leave the first decade out.
        ticks.removeIf(tick -> TickType.MINOR.equals(tick.getTickType()));
        ticks.removeIf(tick -> !getRange().contains(tick.getValue()));
        boolean isNumbered = ticks.size() < 2;
        int first = (int) Math.floor(Math.log10(getRange().getLowerBound()));
        int last = (int) Math.ceil(Math.log10(getRange().getUpperBound()));
        for (int power = first; power < last; power++) {
            for (int digit = 2; digit < 10; digit++) {
                double value = digit * Math.pow(10, power);
                if (getRange().contains(value)) {
                    boolean hasNumber = isNumbered && (digit == 2 || digit == 5);
                    ticks.add(tick(value, hasNumber ? number(digit, power) : null, edge));
                }
            }
        }
        return ticks;
    }

    private static ValueTick tick(
            double value, @Nullable AttributedString label, RectangleEdge edge) {
        var anchor =
                RectangleEdge.LEFT.equals(edge)
                        ? TextAnchor.CENTER_RIGHT
                        : RectangleEdge.RIGHT.equals(edge)
                                ? TextAnchor.CENTER_LEFT
                                : TextAnchor.TOP_CENTER;
        return new LogTick(TickType.MINOR, value, label, anchor);
    }

    private AttributedString number(int digit, int power) {
        var base = digit + "×10";
        var exponent = (power < 0 ? "−" : "") + Math.abs(power);
        var label = new AttributedString(base + exponent);
        label.addAttributes(getTickLabelFont().getAttributes(), 0, (base + exponent).length());
        label.addAttribute(
                TextAttribute.SUPERSCRIPT,
                TextAttribute.SUPERSCRIPT_SUPER,
                base.length(),
                (base + exponent).length());
        return label;
    }
}
