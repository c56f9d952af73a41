package org.noonmark.app;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.noonmark.app.query.ExchangeRecord;
import org.noonmark.app.query.HostAndPort;
import org.noonmark.app.query.NtsQuery;
import org.noonmark.app.query.NtsReport;
import org.noonmark.app.query.NtsText;
import org.noonmark.app.status.StatusJson;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.KeyExchangeServer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark query nts`: gets keys from a server and authentic time with them.
final class NtsQueryCommand {
    private static final int MAX_COUNT = 16;
    private static final int DEFAULT_COUNT = 2;

    private NtsQueryCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return RecordOptions.addTo(
                CommandTree.command(
                                "nts",
                                "Ask a server with NTS (RFC 8915): keys over TLS, then authenticated NTP."
                                        + " Dates of certificates are judged by this host's clock.",
                                arguments -> run(surroundings, arguments))
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .paramLabel("HOST[:PORT]")
                                        .type(String.class)
                                        .arity("1")
                                        .required(true)
                                        .description(
                                                "The key-exchange server; port 4460 unless said.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--ca")
                                        .paramLabel("FILE")
                                        .type(Path.class)
                                        .description(
                                                "Authorities to believe (PEM); those of the Java run-time"
                                                        + " unless said.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--count")
                                        .paramLabel("N")
                                        .type(int.class)
                                        .description(
                                                "How many NTP exchanges, 1 to 16, two seconds apart; 2"
                                                        + " unless said.")
                                        .build())
                        .addOption(CommandTree.jsonOption()));
    }

    private static int run(Surroundings surroundings, ParseResult arguments)
            throws InterruptedException {
        String text = arguments.matchedPositionalValue(0, "");
        var server = HostAndPort.parse(text, KeyExchangeServer.DEFAULT_PORT);
        int count = arguments.matchedOptionValue("--count", DEFAULT_COUNT);
        if (server.isEmpty()) {
            surroundings.complain("\"" + text + "\" is no host, host:port or [address]:port");
            return ExitCode.USAGE;
        }
        if (count < 1 || count > MAX_COUNT) {
            surroundings.complain("--count must be 1 to " + MAX_COUNT);
            return ExitCode.USAGE;
        }
        try {
            var record = RecordOptions.of(arguments);
            var report = ask(text, server.orElseThrow(), arguments, count, record);
            RecordOptions.write(arguments, record);
            return told(surroundings, arguments, report);
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.FAILED;
        } catch (UnknownHostException unknown) {
            surroundings.complain(text + ": there is no such host");
            return ExitCode.FAILED;
        } catch (IOException failed) {
            surroundings.complain(text + ": " + failed.getMessage());
            return ExitCode.FAILED;
        }
    }

    private static NtsReport ask(
            String text,
            HostAndPort server,
            ParseResult arguments,
            int count,
            Optional<ExchangeRecord> record)
            throws IOException, InterruptedException {
        var clocks = HostClocks.open();
        var authorities =
                arguments.hasMatchedOption("--ca")
                        ? new Authorities.OfFile(arguments.matchedOptionValue("--ca", Path.of("")))
                        : new Authorities.OfSystem();
        var host = StartWatch.utc(clocks.realtimeNanos());
        var time = new CertificateTime.Between(host, host, CertificateTime.Ground.HOST_CLOCK);
        return new NtsQuery(clocks, new SecureRandom(), time, record)
                .ask(text, server, authorities, count);
    }

    private static int told(Surroundings surroundings, ParseResult arguments, NtsReport report) {
        surroundings.print(
                arguments.hasMatchedOption("--json")
                        ? StatusJson.text(report)
                        : NtsText.of(report));
        if (!report.failure().isEmpty()) {
            surroundings.complain(report.server() + ": " + report.failure());
        }
        return report.exchanges().isEmpty()
                ? ExitCode.FAILED
                : report.isGood() ? ExitCode.GOOD : ExitCode.DEGRADED;
    }
}
