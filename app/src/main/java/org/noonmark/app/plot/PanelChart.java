package org.noonmark.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/// Builds the chart of one panel.
final class PanelChart {
    private static final double SPACE_LEFT = 84;
    private static final double SPACE_RIGHT = 76;

    private PanelChart() {}

    /// @param title above it, empty for none
    /// @param footnote below it, empty for none
    /// @param isOneOfMany whether other panels' edges must lie below and above its own
    static JFreeChart of(
            Panel panel, String title, String footnote, boolean isOneOfMany, boolean anyRight) {
        var area = new XYPlot();
        style(area);
        var chart = new JFreeChart(null, null, area, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 6, 16));
        addTexts(chart, title, footnote);
        switch (panel) {
            case Panel.Lines lines -> addLines(chart, area, lines);
            case Panel.Heat heat -> HeatLayer.add(chart, area, heat);
        }
        if (isOneOfMany) {
            var space = new AxisSpace();
            space.setLeft(SPACE_LEFT);
            space.setRight(anyRight ? SPACE_RIGHT : 0);
            area.setFixedRangeAxisSpace(space);
        }
        return chart;
    }

    private static void addLines(JFreeChart chart, XYPlot area, Panel.Lines lines) {
        area.setDomainAxis(
                ChartAxis.of(
                        lines.horizontal(),
                        AxisRange.of(lines.horizontal(), lines.curves(), true)));
        addSide(area, 0, Curve.Side.LEFT, lines.left(), lines);
        lines.right().ifPresent(axis -> addSide(area, 1, Curve.Side.RIGHT, axis, lines));
        if (lines.curves().stream().anyMatch(curve -> !curve.label().isEmpty())) {
            addLegend(chart);
        }
    }

    /// Adds the curves of one side with their axis.
    private static void addSide(
            XYPlot area, int index, Curve.Side side, Axis axis, Panel.Lines lines) {
        var curves = lines.curves().stream().filter(curve -> curve.side() == side).toList();
        if (curves.isEmpty()) {
            return;
        }
        var range = AxisRange.of(axis, curves, false);
        area.setRangeAxis(index, ChartAxis.of(axis, range));
        area.setRangeAxisLocation(
                index, index == 0 ? AxisLocation.BOTTOM_OR_LEFT : AxisLocation.BOTTOM_OR_RIGHT);
        int next = index == 0 ? 0 : area.getDatasetCount();
        for (var layer : new CurveLayers(curves, lines.horizontal(), range).layers()) {
            area.setDataset(next, layer.dataset());
            area.setRenderer(next, layer.renderer());
            area.mapDatasetToRangeAxis(next, index);
            next++;
        }
    }

    private static void style(XYPlot area) {
        area.setBackgroundPaint(Color.WHITE);
        // What comes later lies above: limits and models over what they are compared with.
        area.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
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

    private static void addTexts(JFreeChart chart, String title, String footnote) {
        if (!title.isEmpty()) {
            var text = new TextTitle(title, ChartStyle.font(16));
            text.setPaint(ChartStyle.INK);
            text.setPadding(2, 2, 8, 2);
            chart.setTitle(text);
        }
        if (!footnote.isEmpty()) {
            var note = new TextTitle(footnote, ChartStyle.font(11));
            note.setPaint(ChartStyle.INK);
            note.setPosition(RectangleEdge.BOTTOM);
            note.setHorizontalAlignment(HorizontalAlignment.CENTER);
            chart.addSubtitle(note);
        }
    }

    private static void addLegend(JFreeChart chart) {
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
