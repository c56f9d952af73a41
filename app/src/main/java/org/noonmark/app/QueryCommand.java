package org.noonmark.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.noonmark.app.query.ExchangeRecord;
import org.noonmark.app.query.HostAndPort;
import org.noonmark.app.query.NtpQuery;
import org.noonmark.app.query.QueryReport;
import org.noonmark.app.query.QueryText;
import org.noonmark.app.status.StatusJson;
import org.noonmark.linux.HostClocks;
import org.noonmark.wire.ntp.SymmetricKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark query ntp`: asks a server once.
final class QueryCommand {
    private static final int NTP_PORT = 123;

    private QueryCommand() {}

    static CommandSpec ntp(Surroundings surroundings) {
        return RecordOptions.addTo(
                CommandTree.command(
                                "ntp",
                                "Ask an NTP server once: offset, delay, interval, authentication.",
                                arguments -> run(surroundings, arguments))
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .paramLabel("HOST[:PORT]")
                                        .type(String.class)
                                        .arity("1")
                                        .required(true)
                                        .description("The server; port 123 unless said.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--keys")
                                        .paramLabel("FILE")
                                        .type(Path.class)
                                        .description(
                                                "Symmetric keys, as chrony and ntpd have them; noonmark.keys unless said.")
                                        .build())
                        .addOption(
                                OptionSpec.builder("--key-id")
                                        .paramLabel("ID")
                                        .type(String.class)
                                        .description("The key of that file to authenticate with.")
                                        .build())
                        .addOption(CommandTree.jsonOption()));
    }

    private static int run(Surroundings surroundings, ParseResult arguments) {
        String text = arguments.matchedPositionalValue(0, "");
        var server = HostAndPort.parse(text, NTP_PORT);
        if (server.isEmpty()) {
            surroundings.complain("\"" + text + "\" is no host, host:port or [address]:port");
            return ExitCode.USAGE;
        }
        try {
            var key = key(arguments);
            var record = RecordOptions.of(arguments);
            var report = ask(text, server.orElseThrow(), key, record);
            RecordOptions.write(arguments, record);
            print(surroundings, arguments, report);
            return report.tellsTime() ? ExitCode.GOOD : ExitCode.DEGRADED;
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

    private static QueryReport ask(
            String text,
            HostAndPort server,
            Optional<SymmetricKey> key,
            Optional<ExchangeRecord> record)
            throws IOException {
        var address = InetAddress.getByName(server.host());
        return new NtpQuery(HostClocks.open(), new SecureRandom(), key, record)
                .ask(text, new InetSocketAddress(address, server.port()));
    }

    private static void print(
            Surroundings surroundings, ParseResult arguments, QueryReport report) {
        surroundings
                .out()
                .print(
                        arguments.hasMatchedOption("--json")
                                ? StatusJson.text(report)
                                : QueryText.of(report));
        surroundings.out().flush();
    }

    private static Optional<SymmetricKey> key(ParseResult arguments) throws StartFailure {
        String id = arguments.matchedOptionValue("--key-id", "");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Path file = arguments.matchedOptionValue("--keys", Path.of("noonmark.keys"));
        try {
            return Optional.of(KeyStart.load(file).require(Integer.parseUnsignedInt(id)));
        } catch (NumberFormatException notANumber) {
            throw new StartFailure("\"" + id + "\" is no key identifier", notANumber);
        }
    }
}
