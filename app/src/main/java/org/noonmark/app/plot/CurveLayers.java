package org.noonmark.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/// The curves of one axis, each with the way it is drawn.
final class CurveLayers {
    /// What is drawn, and how.
    record Layer(IntervalXYDataset dataset, XYLineAndShapeRenderer renderer) {}

    private static final int MANY = 60;
    private static final int MOST = 4000;

    private final Axis horizontal;
    private final AxisRange range;
    private final List<Layer> layers = new ArrayList<>();

    /// @param range of the vertical axis
    CurveLayers(List<Curve> curves, Axis horizontal, AxisRange range) {
        this.horizontal = horizontal;
        this.range = range;
        for (var curve : curves) {
            var dataset = new YIntervalSeriesCollection();
            dataset.addSeries(series(curve));
            layers.add(new Layer(dataset, renderer(curve, curves)));
        }
    }

    private static XYLineAndShapeRenderer renderer(Curve curve, List<Curve> all) {
        int colour = curve.colour();
        var renderer =
                switch (curve.look()) {
                    case MARKS ->
                            curve.points().size() > MANY
                                    ? band(colour)
                                    : bars(colour, true, colour % 2 == 0);
                    case LOOSE_MARKS -> bars(colour, false, true);
                    case HOLLOW_MARKS -> bars(colour, false, false);
                    case LINE -> line(colour);
                    case DASHED ->
                            dashed(
                                    colour,
                                    all.stream()
                                            .filter(one -> one.look() == Curve.Look.DASHED)
                                            .filter(one -> one.colour() == colour)
                                            .toList()
                                            .indexOf(curve));
                };
        renderer.setSeriesVisibleInLegend(0, !curve.label().isEmpty());
        return renderer;
    }

    List<Layer> layers() {
        return layers;
    }

    /// The points of a curve, thinned evenly along the axis where they are very many: of each short
    /// stretch the least and the largest are kept, so that no peak is lost.
    private YIntervalSeries series(Curve curve) {
        var series = new YIntervalSeries(curve.label(), false, true);
        var points = curve.points();
        double step =
                points.size() <= MOST
                        ? 0
                        : (place(points.getLast()) - place(points.getFirst())) / (MOST / 2.0);
        for (int from = 0; from < points.size(); ) {
            int to = from + 1;
            while (to < points.size() && place(points.get(to)) < place(points.get(from)) + step) {
                to++;
            }
            addExtremes(series, points, from, to);
            from = to;
        }
        return series;
    }

    private double place(Curve.Point point) {
        return horizontal.isLogarithmic() ? Math.log(point.x()) : point.x();
    }

    private void addExtremes(YIntervalSeries series, List<Curve.Point> points, int from, int to) {
        int least = from;
        int most = from;
        for (int i = from; i < to; i++) {
            least = points.get(i).y() < points.get(least).y() ? i : least;
            most = points.get(i).y() > points.get(most).y() ? i : most;
        }
        add(series, points.get(Math.min(least, most)));
        if (least != most) {
            add(series, points.get(Math.max(least, most)));
        }
    }

    private void add(YIntervalSeries series, Curve.Point point) {
        series.add(
                point.x(),
                point.y(),
                Math.max(point.lower(), range.lower()),
                Math.min(point.upper(), range.upper()));
    }

    private static XYLineAndShapeRenderer bars(int index, boolean isJoined, boolean isFull) {
        var renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawYError(true);
        renderer.setCapLength(5);
        renderer.setErrorPaint(ChartStyle.colour(index));
        renderer.setErrorStroke(new BasicStroke(1.1f));
        renderer.setDefaultLinesVisible(isJoined);
        renderer.setDefaultShapesVisible(true);
        renderer.setSeriesPaint(0, ChartStyle.colour(index));
        renderer.setSeriesStroke(0, ChartStyle.line(1.4));
        renderer.setSeriesShape(0, ChartStyle.mark(index));
        // Every second curve has hollow marks: two that coincide can both be seen.
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesFillPaint(0, isFull ? ChartStyle.colour(index) : Color.WHITE);
        renderer.setSeriesOutlinePaint(0, ChartStyle.colour(index));
        renderer.setSeriesOutlineStroke(0, new BasicStroke(1.3f));
        return renderer;
    }

    private static XYLineAndShapeRenderer band(int index) {
        var renderer = new DeviationRenderer(true, false);
        renderer.setSeriesPaint(0, ChartStyle.colour(index));
        renderer.setSeriesFillPaint(0, ChartStyle.colour(index));
        renderer.setAlpha(0.18f);
        renderer.setSeriesStroke(0, ChartStyle.line(1.4));
        return renderer;
    }

    private static XYLineAndShapeRenderer line(int colour) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ChartStyle.colour(colour));
        renderer.setSeriesStroke(0, ChartStyle.line(1.2));
        renderer.setDrawSeriesLineAsPath(true);
        return renderer;
    }

    private static XYLineAndShapeRenderer dashed(int colour, int index) {
        var renderer = line(colour);
        renderer.setSeriesStroke(0, ChartStyle.dashed(index));
        return renderer;
    }
}
