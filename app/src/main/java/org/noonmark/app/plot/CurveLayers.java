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
import org.noonmark.app.plot.StabilityPlot.Curve;

/// The curves of one quantity, each with the way it is drawn: marks and error bars where the points
/// are few, a line in a pale band where they are many, a dashed line for a mask.
final class CurveLayers {
    /// What is drawn, and how.
    record Layer(IntervalXYDataset dataset, XYLineAndShapeRenderer renderer) {}

    private static final int MANY = 60;
    private static final int MOST = 2000;

    private final List<Layer> layers = new ArrayList<>();

    CurveLayers(List<Curve> curves, List<Curve> all) {
        var shown = all.stream().filter(curve -> !curve.isLimit()).toList();
        for (var curve : curves) {
            var dataset = new YIntervalSeriesCollection();
            dataset.addSeries(series(curve));
            layers.add(new Layer(dataset, renderer(curve, shown, all)));
        }
    }

    private static XYLineAndShapeRenderer renderer(
            Curve curve, List<Curve> shown, List<Curve> all) {
        if (!curve.isLimit()) {
            int index = shown.indexOf(curve);
            return curve.points().size() > MANY ? band(index) : bars(index);
        }
        // A mask has the colour of the curve that it limits, when there is just one.
        var limited =
                shown.stream().filter(one -> one.statistic().equals(curve.statistic())).toList();
        var sameLimits =
                all.stream()
                        .filter(one -> one.isLimit() && one.statistic().equals(curve.statistic()))
                        .toList();
        return limit(
                limited.size() == 1
                        ? ChartStyle.colour(shown.indexOf(limited.getFirst()))
                        : ChartStyle.INK,
                sameLimits.indexOf(curve));
    }

    List<Layer> layers() {
        return layers;
    }

    /// The points of a curve, thinned evenly on the logarithmic scale where they are very many.
    private static YIntervalSeries series(Curve curve) {
        var series = new YIntervalSeries(curve.label());
        var points = curve.points();
        double last = 0;
        double step =
                points.size() <= MOST
                        ? 0
                        : Math.log(points.getLast().tauSeconds() / points.getFirst().tauSeconds())
                                / MOST;
        for (var point : points) {
            if (last == 0 || Math.log(point.tauSeconds() / last) >= step) {
                series.add(point.tauSeconds(), point.value(), point.lower(), point.upper());
                last = point.tauSeconds();
            }
        }
        return series;
    }

    private static XYLineAndShapeRenderer bars(int index) {
        var renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawYError(true);
        renderer.setCapLength(5);
        renderer.setErrorPaint(ChartStyle.colour(index));
        renderer.setErrorStroke(new BasicStroke(1.1f));
        renderer.setDefaultLinesVisible(true);
        renderer.setDefaultShapesVisible(true);
        renderer.setSeriesPaint(0, ChartStyle.colour(index));
        renderer.setSeriesStroke(0, ChartStyle.line(1.4));
        renderer.setSeriesShape(0, ChartStyle.mark(index));
        // Every second curve has hollow marks: two that coincide can both be seen.
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesFillPaint(0, index % 2 == 0 ? ChartStyle.colour(index) : Color.WHITE);
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

    private static XYLineAndShapeRenderer limit(Color colour, int index) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, ChartStyle.dashed(index));
        renderer.setDrawSeriesLineAsPath(true);
        return renderer;
    }
}
