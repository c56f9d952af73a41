package org.noonmark.app.ensemble;

import org.noonmark.app.output.Figures;

/// The scales as comma-separated values, a line each epoch: the stamp in seconds, then each scale
/// minus the hub in seconds. Clock minus scale is the reading less that.
final class EnsembleCsv {
    private EnsembleCsv() {}

    static String of(EnsembleReport report) {
        var text = new StringBuilder("epoch_s");
        for (var scale : report.scales()) {
            text.append(',').append(scale.algorithm()).append("_minus_hub_s");
        }
        text.append('\n');
        for (int e = 0; e < report.epochs().size(); e++) {
            text.append(Figures.plain(report.epochs().get(e)));
            for (var scale : report.scales()) {
                // Every digit that the scale has, so that it can be compared bit for bit.
                text.append(',').append(scale.scaleMinusHubSeconds().get(e).doubleValue());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
