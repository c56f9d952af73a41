package org.noonmark.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.noonmark.app.plot.StabilityPlot.Curve;
import org.noonmark.app.plot.StabilityPlot.Quantity;

/// Builds the chart of a plot.
final class StabilityChart {
    private static final int MOST_TICKS = 12;

    private StabilityChart() {}

    static JFreeChart of(StabilityPlot plot) {
        var area = new XYPlot();
        var taus = LogScale.around(plot.curves().stream(), true);
        area.setDomainAxis(axis(new AttributedString("Averaging time τ / s"), taus));
        int axes = 0;
        for (var quantity : Quantity.values()) {
            var curves =
                    plot.curves().stream().filter(curve -> curve.quantity() == quantity).toList();
            if (!curves.isEmpty()) {
                add(area, axes, curves, plot.curves());
                axes++;
            }
        }
        style(area);
        var chart = new JFreeChart(null, null, area, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 6, 16));
        addTitles(chart, plot);
        return chart;
    }

    /// Adds the curves of one quantity with an axis of their own; the second stands on the right.
    private static void add(XYPlot area, int index, List<Curve> curves, List<Curve> all) {
        var scale = LogScale.around(curves.stream(), false);
        var axis = axis(rangeLabel(curves), scale);
        area.setRangeAxis(index, axis);
        area.setRangeAxisLocation(
                index, index == 0 ? AxisLocation.BOTTOM_OR_LEFT : AxisLocation.BOTTOM_OR_RIGHT);
        var layers = new CurveLayers(curves, all);
        int first = area.getDatasetCount();
        int next = index == 0 ? 0 : first;
        for (var layer : layers.layers()) {
            area.setDataset(next, layer.dataset());
            area.setRenderer(next, layer.renderer());
            area.mapDatasetToRangeAxis(next, index);
            next++;
        }
    }

    private static LogAxis axis(AttributedString label, LogScale scale) {
        var axis = new LogAxis();
        axis.setAttributedLabel(label);
        axis.setRange(scale.lower(), scale.upper());
        axis.setBaseSymbol("10");
        axis.setTickLabelFont(ChartStyle.font(13));
        axis.setTickLabelPaint(ChartStyle.INK);
        axis.setLabelPaint(ChartStyle.INK);
        axis.setAxisLinePaint(ChartStyle.INK);
        axis.setTickMarkPaint(ChartStyle.INK);
        axis.setMinorTickMarksVisible(true);
        axis.setTickUnit(decades(scale));
        axis.setTickMarkInsideLength(5);
        axis.setTickMarkOutsideLength(0);
        axis.setMinorTickMarkInsideLength(2.5f);
        axis.setMinorTickMarkOutsideLength(0);
        font(label, 15);
        axis.setAttributedLabel(label);
        return axis;
    }

    /// A tick at every whole power of ten, or at every second, third … where there are many.
    private static NumberTickUnit decades(LogScale scale) {
        int step = (int) Math.ceil(Math.log10(scale.upper() / scale.lower()) / MOST_TICKS);
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        return new NumberTickUnit(step, new DecimalFormat("0", symbols), step == 1 ? 9 : 1);
    }

    private static void font(AttributedString text, int size) {
        var font = ChartStyle.font(size);
        text.addAttribute(TextAttribute.FAMILY, font.getFamily());
        text.addAttribute(TextAttribute.SIZE, (float) size);
    }

    /// `Time deviation σx(τ) / s` for one statistic, the symbols alone for several.
    private static AttributedString rangeLabel(List<Curve> curves) {
        var shown = curves.stream().filter(curve -> !curve.isLimit()).toList();
        var symbols =
                shown.stream().map(Curve::symbol).distinct().collect(Collectors.joining(", "));
        var names = shown.stream().map(Curve::statistic).distinct().toList();
        var label = names.size() == 1 ? names.getFirst() + "  " + symbols : symbols;
        boolean isTime = curves.getFirst().quantity() == Quantity.SECONDS;
        return Subscripts.of(isTime ? label + " / s" : label);
    }

    private static void style(XYPlot area) {
        area.setBackgroundPaint(Color.WHITE);
        area.setOutlinePaint(ChartStyle.INK);
        area.setOutlineStroke(new BasicStroke(1f));
        area.setAxisOffset(RectangleInsets.ZERO_INSETS);
        area.setDomainGridlinePaint(ChartStyle.GRID);
        area.setRangeGridlinePaint(ChartStyle.GRID);
        area.setDomainGridlineStroke(new BasicStroke(0.7f));
        area.setRangeGridlineStroke(new BasicStroke(0.7f));
        area.setDomainMinorGridlinesVisible(true);
        area.setRangeMinorGridlinesVisible(true);
        area.setDomainMinorGridlinePaint(ChartStyle.FINE_GRID);
        area.setRangeMinorGridlinePaint(ChartStyle.FINE_GRID);
        area.setDomainMinorGridlineStroke(new BasicStroke(0.5f));
        area.setRangeMinorGridlineStroke(new BasicStroke(0.5f));
    }

    private static void addTitles(JFreeChart chart, StabilityPlot plot) {
        if (!plot.title().isEmpty()) {
            var title = new TextTitle(plot.title(), ChartStyle.font(16));
            title.setPaint(ChartStyle.INK);
            title.setPadding(2, 2, 8, 2);
            chart.setTitle(title);
        }
        if (!plot.footnote().isEmpty()) {
            var note = new TextTitle(plot.footnote(), ChartStyle.font(11));
            note.setPaint(ChartStyle.INK);
            note.setPosition(RectangleEdge.BOTTOM);
            note.setHorizontalAlignment(HorizontalAlignment.CENTER);
            chart.addSubtitle(note);
        }
        var legend = new LegendTitle(chart.getPlot());
        legend.setItemFont(ChartStyle.font(13));
        legend.setItemPaint(ChartStyle.INK);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setPadding(6, 4, 2, 4);
        legend.setItemLabelPadding(new RectangleInsets(2, 3, 2, 14));
        chart.addLegend(legend);
    }
}
