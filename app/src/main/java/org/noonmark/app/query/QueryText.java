package org.noonmark.app.query;

import org.noonmark.app.status.Amounts;

/// A query's outcome for people.
public final class QueryText {
    private QueryText() {}

    public static String of(QueryReport report) {
        return """
        %s (%s): %s
          offset          %s (server minus this host's clock)
          delay           %s
          interval        true time is %s to %s from this host's clock, if the server keeps its promise
          stratum         %d, follows %s, set %s
          root            delay %s, dispersion %s
          leap            %s
          precision       %s
          version         %d
          authentication  %s
          time stamps     by the %s
        """
                .formatted(
                        report.server(),
                        report.address(),
                        report.verdict(),
                        Amounts.signed(report.serverMinusClientSeconds()),
                        Amounts.of(report.delaySeconds()),
                        Amounts.signed(report.earliestMinusClientSeconds()),
                        Amounts.signed(report.latestMinusClientSeconds()),
                        report.stratum(),
                        report.referenceId().isEmpty() ? "nobody" : report.referenceId(),
                        report.referenceTime().isEmpty() ? "never" : report.referenceTime(),
                        Amounts.of(report.rootDelaySeconds()),
                        Amounts.of(report.rootDispersionSeconds()),
                        report.leap(),
                        Amounts.of(Math.pow(2, report.precisionLog2())),
                        report.version(),
                        report.authentication(),
                        report.stamps());
    }
}
