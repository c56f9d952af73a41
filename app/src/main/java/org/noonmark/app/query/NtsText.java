package org.noonmark.app.query;

import org.noonmark.app.status.Amounts;

/// The outcome of an NTS query for people.
public final class NtsText {
    private NtsText() {}

    public static String of(NtsReport report) {
        var text = new StringBuilder(head(report));
        for (int i = 0; i < report.exchanges().size(); i++) {
            var exchange = report.exchanges().get(i);
            text.append(
                    "  exchange %-6d offset %s, delay %s, stamps by the %s, %s%n"
                            .formatted(
                                    i + 1,
                                    Amounts.signed(exchange.serverMinusClientSeconds()),
                                    Amounts.of(exchange.delaySeconds()),
                                    exchange.stamps(),
                                    exchange.verdict()));
        }
        report.best().ifPresent(best -> text.append(measured(best)));
        return text.toString();
    }

    private static String head(NtsReport report) {
        return """
        %s (%s): %s
          who             %s
          issued by       %s
          certificate     until %s, SHA-256 %s
          dates judged    by %s
          key exchange    %s, %s
          packets         %s, %d cookies of %d bytes, %d left at the end
          NTP server      %s
          took            name %s, key exchange %s
        """
                .formatted(
                        report.server(),
                        report.address(),
                        report.exchanges().isEmpty() ? "keys, but no time" : "authenticated",
                        report.subject(),
                        report.issuer(),
                        report.validUntil(),
                        report.certificateSha256(),
                        report.judgedBy(),
                        "over TCP",
                        report.tls(),
                        report.aead(),
                        report.cookies(),
                        report.cookieBytes(),
                        report.cookiesLeft(),
                        report.ntpServer(),
                        Amounts.of(report.lookupSeconds()),
                        Amounts.of(report.keyExchangeSeconds()));
    }

    private static String measured(QueryReport best) {
        return """
          offset          %s (server minus this host's clock), by the exchange with the least delay
          interval        true time is %s to %s from this host's clock, if the server keeps its promise
          stratum         %d, follows %s
        """
                .formatted(
                        Amounts.signed(best.serverMinusClientSeconds()),
                        Amounts.signed(best.earliestMinusClientSeconds()),
                        Amounts.signed(best.latestMinusClientSeconds()),
                        best.stratum(),
                        best.referenceId().isEmpty() ? "nobody" : best.referenceId());
    }
}
