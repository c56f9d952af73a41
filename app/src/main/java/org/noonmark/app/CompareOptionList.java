package org.noonmark.app;

import picocli.CommandLine.Model.CommandSpec;

/// The options of `noonmark compare`, as `--help` shows them.
final class CompareOptionList {
    private CompareOptionList() {}

    static void cggtts(CommandSpec spec) {
        new OptionGroup("Comparison:")
                .value(
                        "--method",
                        "NAME",
                        "common-view (unless said): the difference of every satellite that both see;"
                                + " all-in-view: the difference of averages over all satellites.")
                .value(
                        "--code",
                        "CODE",
                        "Code to compare, the column FRC, such as L3P; CODE,CODE for a code of each"
                                + " station; the one they share unless said.")
                .value(
                        "--weights",
                        "NAME",
                        "equal, elevation (square of its sine) or dsg (inverse square); equal unless"
                                + " said, elevation for all-in-view.")
                .value(
                        "--calibration",
                        "NS,…",
                        "Standard uncertainty of the calibration in ns: one for a link, or one of"
                                + " each station.")
                .addTo(spec);
        new OptionGroup("Tracks that are compared:")
                .value("--mask", "DEGREES", "Least elevation; 0 unless said.")
                .value("--max-dsg", "NS", "Largest DSG; 20 unless said.")
                .value("--min-length", "SECONDS", "Shortest track; 750 unless said.")
                .flag(
                        "--remove-outliers",
                        "Take out satellites that do not agree with the others of their epoch.")
                .value("--spreads", "K", "Outliers are more than K spreads away; 5 unless said.")
                .flag("--fold-seconds", "Take whole seconds off REFSYS.")
                .flag("--strict", "Refuse files with anything wrong instead of leaving lines out.")
                .addTo(spec);
        results(spec, true);
    }

    static void rinex(CommandSpec spec) {
        new OptionGroup("Clocks:")
                .value("--clock", "NAME,…", "Only these clocks; all unless said.")
                .flag("--strict", "Refuse files with anything wrong instead of leaving lines out.")
                .addTo(spec);
        results(spec, true);
    }

    static void results(CommandSpec spec, boolean hasPlot) {
        var group =
                new OptionGroup("Results:")
                        .value("--format", "FORMAT", "table, csv or json; table unless said.");
        if (hasPlot) {
            group.value("--plot", "FILE", "Draw the results, too: FILE.svg or FILE.png.")
                    .value("--title", "TEXT", "Title of the plot.");
        }
        group.value("--output", "FILE", "Write the results there instead of to standard output.")
                .addTo(spec);
    }
}
