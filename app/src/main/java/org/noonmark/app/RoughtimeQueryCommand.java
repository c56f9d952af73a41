package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.output.WholeFile;
import org.noonmark.app.query.HostAndPort;
import org.noonmark.app.roughtime.AnswerReport;
import org.noonmark.app.roughtime.ChainReport;
import org.noonmark.app.roughtime.ReportFile;
import org.noonmark.app.roughtime.ServerListFile;
import org.noonmark.app.roughtime.VerdictReport;
import org.noonmark.app.status.StatusJson;
import org.noonmark.linux.HostClocks;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.sources.AddressLookup;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.sources.roughtime.MalfeasanceReport;
import org.noonmark.sources.roughtime.RoughtimeAddress;
import org.noonmark.sources.roughtime.RoughtimeAddress.Transport;
import org.noonmark.sources.roughtime.RoughtimeClient;
import org.noonmark.sources.roughtime.RoughtimePeer;
import org.noonmark.time.LeapTable;
import org.noonmark.wire.roughtime.ChainLink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark query roughtime`: asks one server, or a list of servers in a chain, or checks the
/// report of such a chain.
final class RoughtimeQueryCommand {
    private static final long MAX_FILE_BYTES = 4 << 20;

    private final Surroundings surroundings;
    private final ParseResult arguments;

    private RoughtimeQueryCommand(Surroundings surroundings, ParseResult arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                CommandTree.command(
                                "roughtime",
                                "Ask a Roughtime server, or a list of them in a chain that catches one that"
                                        + " lies (RFC 10049); or check a malfeasance report.",
                                arguments ->
                                        new RoughtimeQueryCommand(surroundings, arguments).run())
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .paramLabel("HOST[:PORT]")
                                        .type(String.class)
                                        .arity("0..1")
                                        .description("One server; port 5319 unless said.")
                                        .build())
                        .addOption(
                                option("--key", "KEY", String.class, "Its long-term public key."))
                        .addOption(
                                OptionSpec.builder("--tcp")
                                        .description("Ask over TCP; otherwise UDP, then TCP.")
                                        .build())
                        .addOption(
                                option(
                                        "--servers",
                                        "FILE",
                                        Path.class,
                                        "Ask the servers of this list (application/roughtime-server+json),"
                                                + " of three parties at least."))
                        .addOption(
                                option(
                                        "--report",
                                        "FILE",
                                        Path.class,
                                        "Where to write the proof when a server is caught"
                                                + " (application/roughtime-malfeasance+json)."))
                        .addOption(CommandTree.jsonOption());
        return withRecord(spec);
    }

    private static CommandSpec withRecord(CommandSpec spec) {
        return spec.addOption(
                        option(
                                "--check-report",
                                "FILE",
                                Path.class,
                                "Check such a file; nothing is asked."))
                .addOption(
                        option(
                                "--record",
                                "FILE",
                                Path.class,
                                "Where to write all requests and responses, whatever they say, in"
                                        + " the same format; noonmark ledger contradict reads it."))
                .addOption(
                        option(
                                "--checkpoint",
                                "FILE",
                                Path.class,
                                "Have the one server sign this checkpoint of a log: the SHA-256 of"
                                        + " its text is the nonce."));
    }

    private static OptionSpec option(String name, String label, Class<?> type, String text) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(text).build();
    }

    private int run() {
        boolean one = arguments.hasMatchedPositional(0);
        boolean list = arguments.hasMatchedOption("--servers");
        boolean check = arguments.hasMatchedOption("--check-report");
        if ((one ? 1 : 0) + (list ? 1 : 0) + (check ? 1 : 0) != 1
                || one != arguments.hasMatchedOption("--key")
                || (arguments.hasMatchedOption("--report") && !list)
                || (arguments.hasMatchedOption("--record") && check)
                || (arguments.hasMatchedOption("--checkpoint") && !one)
                || (arguments.hasMatchedOption("--tcp") && !one)) {
            surroundings.complain(
                    "give HOST[:PORT] with --key [--checkpoint FILE] [--record FILE], or --servers"
                            + " FILE [--report FILE] [--record FILE], or --check-report FILE");
            return ExitCode.USAGE;
        }
        try {
            return one ? askOne() : list ? askList() : checkReport();
        } catch (StartFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private int askOne() throws StartFailure {
        String text = arguments.matchedPositionalValue(0, "");
        var server = HostAndPort.parse(text, RoughtimeAddress.DEFAULT_PORT);
        if (server.isEmpty()) {
            surroundings.complain("\"" + text + "\" is no host, host:port or [address]:port");
            return ExitCode.USAGE;
        }
        var key = Ed25519PublicKey.parse(arguments.matchedOptionValue("--key", ""));
        if (key.isEmpty()) {
            surroundings.complain(
                    "--key is no Ed25519 public key: 44 letters of base64, or 64 hexadecimal"
                            + " digits");
            return ExitCode.USAGE;
        }
        var peer = peer(text, server.orElseThrow(), key.orElseThrow());
        var clocks = HostClocks.open();
        try {
            var answer = ask(client(clocks), peer);
            record(List.of(answer.link()));
            var report = AnswerReport.of(answer, realtimeMinusCounter(clocks));
            print(report, report.text());
            return ExitCode.GOOD;
        } catch (IOException failed) {
            throw new StartFailure(text + ": " + failed.getMessage(), failed);
        }
    }

    private ChainAnswer ask(RoughtimeClient client, RoughtimePeer peer)
            throws IOException, StartFailure {
        if (!arguments.hasMatchedOption("--checkpoint")) {
            return client.ask(peer);
        }
        var signed = checkpoint(arguments.matchedOptionValue("--checkpoint", Path.of("")));
        return client.sign(HexFormat.of().parseHex(sha256(signed)), peer);
    }

    /// The checkpoint of a log in a file: its text, with signatures or without.
    static Checkpoint checkpoint(Path file) throws StartFailure {
        var bytes = read(file);
        var text =
                SignedNote.parse(bytes)
                        .good()
                        .map(SignedNote::text)
                        .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
        return Checkpoint.parse(text)
                .good()
                .orElseThrow(() -> new StartFailure(file + ": is no checkpoint of a log"));
    }

    /// What is signed of a checkpoint: 64 hexadecimal digits.
    static String sha256(Checkpoint checkpoint) {
        return EvidenceBundle.sha256(checkpoint.text().getBytes(StandardCharsets.UTF_8));
    }

    private void record(List<ChainLink> links) throws StartFailure {
        if (arguments.hasMatchedOption("--record")) {
            write(arguments.matchedOptionValue("--record", Path.of("")), links);
        }
    }

    private static void write(Path file, List<ChainLink> links) throws StartFailure {
        try {
            WholeFile.write(file, MalfeasanceReport.toJson(links).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot write %s: %s".formatted(file, ConfigCommands.reason(failed)), failed);
        }
    }

    private RoughtimePeer peer(String name, HostAndPort server, Ed25519PublicKey key) {
        var tcp = new RoughtimeAddress(Transport.TCP, server.host(), server.port());
        var udp = new RoughtimeAddress(Transport.UDP, server.host(), server.port());
        boolean onlyTcp = arguments.hasMatchedOption("--tcp");
        return new RoughtimePeer(name, name, key, onlyTcp ? List.of(tcp) : List.of(udp, tcp));
    }

    private static RoughtimeClient client(HostClocks clocks) {
        return new RoughtimeClient(AddressLookup.bySystem(), clocks, new SecureRandom());
    }

    private static long realtimeMinusCounter(HostClocks clocks) {
        long before = clocks.counterNanos();
        long realtime = clocks.realtimeNanos();
        long after = clocks.counterNanos();
        return realtime - (before + (after - before) / 2);
    }

    private int askList() throws StartFailure {
        Path file = arguments.matchedOptionValue("--servers", Path.of(""));
        var peers =
                switch (ServerListFile.parse(read(file))) {
                    case ServerListFile.Read.Servers(var found, var notes) -> {
                        notes.forEach(note -> surroundings.complain(file + ": " + note));
                        yield found;
                    }
                    case ServerListFile.Read.Wrong(var problem) ->
                            throw new StartFailure(file + ": " + problem);
                };
        var tooFew = RoughtimePeer.whyTooFew(peers);
        if (tooFew.isPresent()) {
            throw new StartFailure(file + ": " + tooFew.orElseThrow());
        }
        var clocks = HostClocks.open();
        var table = LeapTable.embedded();
        var result = client(clocks).measure(peers, table);
        record(result.links());
        var written = result.hasMalfeasance() ? writeReport(result) : Optional.<Path>empty();
        var report =
                ChainReport.of(
                        result,
                        realtimeMinusCounter(clocks),
                        table,
                        written.map(Path::toString).orElse(""));
        print(report, report.text());
        if (result.agreement().isEmpty()) {
            return ExitCode.FAILED;
        }
        return result.hasMalfeasance() || !result.failures().isEmpty()
                ? ExitCode.DEGRADED
                : ExitCode.GOOD;
    }

    private Optional<Path> writeReport(ChainResult result) throws StartFailure {
        if (!arguments.hasMatchedOption("--report")) {
            return Optional.empty();
        }
        Path file = arguments.matchedOptionValue("--report", Path.of(""));
        write(file, result.links());
        return Optional.of(file);
    }

    private int checkReport() throws StartFailure {
        Path file = arguments.matchedOptionValue("--check-report", Path.of(""));
        return switch (ReportFile.parse(read(file))) {
            case ReportFile.Read.Links(var links) -> {
                var verdict = VerdictReport.of(links);
                print(verdict, verdict.text());
                yield verdict.verdict().equals(VerdictReport.MALFEASANCE)
                        ? ExitCode.GOOD
                        : ExitCode.FAILED;
            }
            case ReportFile.Read.Wrong(var problem) ->
                    throw new StartFailure(file + ": " + problem);
        };
    }

    static byte[] read(Path file) throws StartFailure {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_FILE_BYTES) {
                throw new StartFailure(file + ": is larger than 4 MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot read " + file + " (" + ConfigCommands.reason(failed) + ")", failed);
        }
    }

    private void print(Object report, String text) {
        surroundings.print(arguments.hasMatchedOption("--json") ? StatusJson.text(report) : text);
    }
}
