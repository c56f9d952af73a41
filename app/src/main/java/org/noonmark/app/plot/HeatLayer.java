package org.noonmark.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;

/// Puts the rectangles of a map on a chart, and the scale of colours beside it.
final class HeatLayer {
    private static final int STEPS = 128;

    private HeatLayer() {}

    /// From dark to bright between two values.
    private record Colours(double getLowerBound, double getUpperBound) implements PaintScale {
        @Override
        public Paint getPaint(double value) {
            return ChartStyle.heat((value - getLowerBound) / (getUpperBound - getLowerBound));
        }
    }

    static void add(JFreeChart chart, XYPlot area, Panel.Heat heat) {
        double least = heat.cells().stream().mapToDouble(Panel.Cell::value).min().orElseThrow();
        double most = heat.cells().stream().mapToDouble(Panel.Cell::value).max().orElseThrow();
        var colours = new Colours(least, most > least ? most : least + 1);
        area.setDomainAxis(axis(heat.horizontal(), heat, true));
        area.setRangeAxis(axis(heat.vertical(), heat, false));
        area.setRenderer(new XYLineAndShapeRenderer());
        for (var cell : heat.cells()) {
            var paint = colours.getPaint(cell.value());
            // An outline of the same colour closes the hairlines between neighbours.
            area.addAnnotation(
                    new XYBoxAnnotation(
                            cell.left(),
                            cell.bottom(),
                            cell.right(),
                            cell.top(),
                            new BasicStroke(0.6f),
                            paint,
                            paint),
                    false);
        }
        chart.addSubtitle(legend(heat.colours(), colours));
    }

    private static ValueAxis axis(Axis axis, Panel.Heat heat, boolean isHorizontal) {
        List<Double> edges = new ArrayList<>();
        for (var cell : heat.cells()) {
            edges.add(isHorizontal ? cell.left() : cell.bottom());
            edges.add(isHorizontal ? cell.right() : cell.top());
        }
        double least = edges.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = edges.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return ChartAxis.of(axis, new AxisRange(least, most));
    }

    private static PaintScaleLegend legend(String label, Colours colours) {
        var axis =
                ChartAxis.of(
                        Axis.linear(label),
                        new AxisRange(colours.getLowerBound, colours.getUpperBound));
        var legend = new PaintScaleLegend(colours, axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setSubdivisionCount(STEPS);
        legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        legend.setStripWidth(16);
        legend.setMargin(30, 8, 70, 2);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }
}
