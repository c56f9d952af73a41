package org.noonmark.app.plot;

import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/// Makes the axes of a chart: ticks inside, powers of ten or round numbers.
final class ChartAxis {
    private static final int MOST_DECADES = 12;
    private static final int TICKS = 8;

    private ChartAxis() {}

    static ValueAxis of(Axis axis, AxisRange range) {
        var made = axis.isLogarithmic() ? logarithmic(range) : linear(range);
        made.setRange(range.lower(), range.upper());
        made.setTickLabelFont(ChartStyle.font(13));
        made.setTickLabelPaint(ChartStyle.INK);
        made.setLabelPaint(ChartStyle.INK);
        made.setAxisLinePaint(ChartStyle.INK);
        made.setTickMarkPaint(ChartStyle.INK);
        made.setMinorTickMarksVisible(true);
        made.setTickMarkInsideLength(5);
        made.setTickMarkOutsideLength(0);
        made.setMinorTickMarkInsideLength(2.5f);
        made.setMinorTickMarkOutsideLength(0);
        made.setAttributedLabel(label(axis.label(), 15));
        return made;
    }

    static AttributedString label(String text, int size) {
        var label = Subscripts.of(text);
        var font = ChartStyle.font(size);
        label.addAttribute(TextAttribute.FAMILY, font.getFamily());
        label.addAttribute(TextAttribute.SIZE, (float) size);
        return label;
    }

    private static ValueAxis logarithmic(AxisRange range) {
        var axis = new DecadeAxis();
        axis.setBaseSymbol("10");
        // A tick at every power of ten, or at every second, third … where there are many.
        int step = (int) Math.ceil(Math.log10(range.upper() / range.lower()) / MOST_DECADES);
        axis.setTickUnit(new NumberTickUnit(step, format("0"), step == 1 ? 9 : 1));
        return axis;
    }

    /// Ticks at 1, 2 or 5 times a power of ten.
    private static ValueAxis linear(AxisRange range) {
        var axis = new NumberAxis();
        double rough = (range.upper() - range.lower()) / TICKS;
        int power = (int) Math.floor(Math.log10(rough));
        double digit = rough / Math.pow(10, power);
        int step = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10;
        // Divided by a whole power, so that 0.3 is not 0.30000000000000004.
        double unit = power < 0 ? step / Math.pow(10, -power) : step * Math.pow(10, power);
        double largest = Math.max(Math.abs(range.lower()), Math.abs(range.upper()));
        int decimals = Math.max(0, step == 10 ? -power - 1 : -power);
        var format =
                decimals > 6 || largest >= 1e7
                        ? format("0.###E0")
                        : format(decimals == 0 ? "0" : "0." + "0".repeat(decimals));
        axis.setTickUnit(new NumberTickUnit(unit, format, step == 2 ? 4 : 5));
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    private static NumberFormat format(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        return new DecimalFormat(pattern, symbols);
    }
}
