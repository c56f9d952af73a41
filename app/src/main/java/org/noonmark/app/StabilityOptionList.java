package org.noonmark.app;

import picocli.CommandLine.Model.CommandSpec;

/// The options of `noonmark stability`, by headings.
final class StabilityOptionList {
    private StabilityOptionList() {}

    static void addTo(CommandSpec spec) {
        statistics().addTo(spec);
        input().addTo(spec);
        cleaning().addTo(spec);
        intervals().addTo(spec);
        more().addTo(spec);
        stream().addTo(spec);
        output().addTo(spec);
    }

    private static OptionGroup statistics() {
        return new OptionGroup("Statistics")
                .value(
                        "--stat",
                        "NAME,…",
                        "adev, oadev, mdev, tdev, hdev, ohdev, totdev, mtotdev, ttotdev, htotdev,"
                                + " theo1, theobr, theoh, pdev, mtie, tierms, or all; oadev unless"
                                + " said. Of several series together: gcodev, hat, hat-correlated.")
                .value(
                        "--taus",
                        "LIST",
                        "octave, decade, all, many (10 a decade), many:N, or seconds such as"
                                + " 1,2,4; octave unless said.")
                .value(
                        "--mask",
                        "NAME,…",
                        "Check against masks of the ITU-T: g811, g8272-a, g8272-b, g8272-1,"
                                + " g812-i, g812-ii, g8262-1 or g8262-2, with -mtie or -tdev behind"
                                + " for one of the two. Exit code 2 when one fails.")
                .value(
                        "--reference",
                        "NAME",
                        "The clock that all series are compared with is a corner of the hat, too.");
    }

    private static OptionGroup input() {
        var group = new OptionGroup("Input");
        group.value(
                        "--input",
                        "KIND",
                        "phase (clock minus reference) or frequency; as the file says, or else"
                                + " phase.")
                .value("--tau0", "SECONDS", "Step between readings; as the file says, or else 1.")
                .value(
                        "--unit",
                        "UNIT",
                        "Of phase: s, ms, us, ns, ps, fs. Of frequency: 1 (fractional), ppm, ppb,"
                                + " ppt, Hz, kHz, MHz.")
                .value(
                        "--nominal",
                        "F",
                        "Nominal frequency for Hz, kHz, MHz, in that unit; or mean.")
                .value(
                        "--column",
                        "COLUMN,…",
                        "Column of the readings, by number or name; several are several series.");
        stamps(group);
        return group.flag("--gaps", "Take nan, ---, empty fields and lines as missing readings.")
                .value("--gap-value", "NUMBER", "A number that stands for a missing reading, too.")
                .value(
                        "--layout",
                        "NAME",
                        "columns, stable32 or timelab; told from the file unless said.");
    }

    private static void stamps(OptionGroup group) {
        group.value("--stamps", "COLUMN", "Column of time stamps, by number or name.")
                .value(
                        "--stamp-unit",
                        "UNIT",
                        "What stamps count: mjd, s, ms, us, ns, or iso dates.")
                .value(
                        "--stamp-tolerance",
                        "SHARE",
                        "How far a stamp may lie from its step, in tau0; 0.1 unless said.")
                .flag(
                        "--interpolate",
                        "Put readings at irregular times at equal steps, tau0 or their usual step,"
                                + " by straight lines; says what was off, doubled, out of order.");
    }

    private static OptionGroup cleaning() {
        return new OptionGroup("Cleaning, in this order")
                .flag("--remove-outliers", "Take out single readings that stand out; says which.")
                .flag("--remove-jumps", "Take out steps of the phase; says which.")
                .value(
                        "--spreads",
                        "K",
                        "Outliers and jumps are more than K spreads away; 5 unless said.")
                .flag("--remove-drift", "Take out frequency and drift; says how large they were.")
                .value(
                        "--trend",
                        "NAME",
                        "How the drift is found: parabola through the phase (unless said), line"
                                + " through it (frequency only), frequency (a line through it),"
                                + " three-points.");
    }

    private static OptionGroup intervals() {
        return new OptionGroup("Intervals and bias")
                .value("--ci", "LEVEL", "Probability of the intervals; 0.683 unless said.")
                .value(
                        "--noise",
                        "TYPE",
                        "Intervals for this noise instead of the identified one: wpm, fpm, wfm,"
                                + " ffm, rwfm, fwfm (flicker walk) or rrfm (random run).")
                .flag(
                        "--uncorrected",
                        "Leave the bias in totdev, mtotdev, ttotdev, htotdev, theo1.")
                .flag("--stable32", "Intervals and biases by the conventions of Stable32.")
                .value(
                        "--windows",
                        "N",
                        "Estimate mtotdev, ttotdev, htotdev and theo1 from N windows; the result"
                                + " says so.");
    }

    private static OptionGroup more() {
        return new OptionGroup("Noise, spectrum, stability over time")
                .flag("--budget", "Fit power-law noise, h(2) to h(-2), to the deviations.")
                .flag("--psd", "Power spectral density (Welch) instead of the statistics.")
                .flag(
                        "--psd-deviations",
                        "With --psd: the statistics as integrals of the spectrum, not of the"
                                + " readings.")
                .value(
                        "--segment",
                        "N",
                        "Frequencies in a segment of the spectrum, a power of two; an eighth of the"
                                + " record unless said.")
                .value("--carrier", "HZ", "The spectrum as phase noise of this carrier, too.")
                .value(
                        "--dynamic",
                        "SECONDS",
                        "The statistics in a moving window of this length (dynamic Allan"
                                + " deviation).")
                .value(
                        "--dynamic-step",
                        "SECONDS",
                        "By how much the window moves; half its length unless said.");
    }

    private static OptionGroup stream() {
        return new OptionGroup("Streams, and files larger than memory")
                .flag(
                        "--stream",
                        "One pass in little memory, for adev, oadev, mdev, tdev, hdev, ohdev,"
                                + " totdev, pdev, mtie, tierms.")
                .value(
                        "--longest",
                        "SECONDS",
                        "Longest averaging time to keep; as memory allows unless said.")
                .value(
                        "--every",
                        "SECONDS",
                        "Show results after each so much record, not only at the end.");
    }

    private static OptionGroup output() {
        return new OptionGroup("Output")
                .value("--format", "FORMAT", "table, csv or json; table unless said.")
                .value("--output", "FILE", "Write the results there instead of to standard output.")
                .value("--plot", "FILE", "Draw the results, too: FILE.svg or FILE.png.")
                .value("--title", "TEXT", "Title of the plot; the name of the file unless said.");
    }
}
