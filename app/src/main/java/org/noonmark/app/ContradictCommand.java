package org.noonmark.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.ledger.Framing;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.query.ExchangeRecord;
import org.noonmark.app.roughtime.ReportFile;
import org.noonmark.proof.bundle.EarlierCheckpoint;
import org.noonmark.proof.dispute.Dispute;
import org.noonmark.proof.dispute.Judge;
import org.noonmark.proof.dispute.Judgement;
import org.noonmark.proof.dispute.SignedTime;
import org.noonmark.proof.dispute.TickClaim;
import org.noonmark.proof.roughtime.RoughtimeReply;
import org.noonmark.proof.statement.StatementKind;
import org.noonmark.signing.Ed25519PublicKey;
import org.noonmark.wire.roughtime.ChainLink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger contradict`: holds signed replies against the log, and writes a report of it.
final class ContradictCommand {
    private final Surroundings surroundings;
    private final OpenLog log;
    private final ParseResult arguments;
    private final TreeSet<Long> indices = new TreeSet<>();
    private final List<EarlierCheckpoint> signed = new ArrayList<>();
    private Optional<byte[]> token = Optional.empty();

    private ContradictCommand(Surroundings surroundings, OpenLog log, ParseResult arguments) {
        this.surroundings = surroundings;
        this.log = log;
        this.arguments = arguments;
    }

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                LedgerCommand.command(
                        surroundings,
                        "contradict",
                        "Say whether signed replies of Roughtime servers, a time-stamp token, or recorded"
                                + " exchanges of NTP, and this log can both be right, and write a report that anybody can"
                                + " check: noonmark verify.",
                        (log, arguments) ->
                                new ContradictCommand(surroundings, log, arguments).run());
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("FILE")
                        .type(Path.class)
                        .arity("1")
                        .required(true)
                        .description(
                                "The replies, as noonmark query roughtime --record and malfeasance"
                                        + " reports have them; or a token of RFC 3161 (.tsr, .tst);"
                                        + " or what noonmark query ntp --record or query nts --record"
                                        + " wrote.")
                        .build());
        options().forEach(spec::addOption);
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 both can be right, 2 they contradict each other, 3 nothing"
                                + " follows, 64 usage. What follows from what: docs/evidence.md.");
        return spec;
    }

    private static List<OptionSpec> options() {
        return List.of(
                OptionSpec.builder("--key")
                        .paramLabel("KEY")
                        .type(String[].class)
                        .arity("1")
                        .description(
                                "A Roughtime key of this service, or the SHA-256 of its authority's"
                                        + " certificate: what it signed is the service's own word."
                                        + " May be given several times.")
                        .build(),
                option(
                        "--checkpoint",
                        "FILE",
                        Path.class,
                        "The checkpoint of this log that was signed (query roughtime --checkpoint);"
                                + " not needed for those that the log asked for itself."),
                option(
                        "--digest",
                        "HEX",
                        String.class,
                        "SHA-256 of what a token stamps, when that is no checkpoint."),
                option(
                        "--ca",
                        "FILE",
                        Path.class,
                        "Whom to trust for a token (PEM); this host's authorities without it."),
                option("--out", "FILE", Path.class, "The report to write (.zip)."));
    }

    private static OptionSpec option(String name, String label, Class<?> type, String text) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(text).build();
    }

    private int run() throws IOException, StartFailure {
        Path file = arguments.matchedPositionalValue(0, Path.of(""));
        var bytes = RoughtimeQueryCommand.read(file);
        boolean isText = new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("{");
        var found =
                isText && new String(bytes, StandardCharsets.UTF_8).contains(ExchangeRecord.FORMAT)
                        ? exchanges(file, bytes)
                        : isText ? replies(file, bytes) : token(file, bytes);
        if (found.isEmpty()) {
            return ExitCode.USAGE;
        }
        var dispute = found.get();
        for (var time : times(dispute)) {
            if (!frame(time.signed(), dispute.own().contains(time.signer()))) {
                return ExitCode.FAILED;
            }
        }
        for (var exchange : dispute.exchanges()) {
            indices.addAll(new Framing(log).around(exchange));
        }
        return switch (Judge.judge(dispute, ticks(), sizes())) {
            case Judge.Result.NotSigned(var reason) -> {
                surroundings.complain("%s: %s: it proves nothing".formatted(file, reason));
                yield ExitCode.UNKNOWN;
            }
            case Judge.Result.Judged(var judgement) -> told(dispute, judgement);
        };
    }

    private record SignedBy(SignedTime signed, String signer) {}

    private static List<SignedBy> times(Dispute dispute) {
        var times = new ArrayList<SignedBy>();
        dispute.stamp()
                .ifPresent(stamp ->
                        times.add(
                                new SignedBy(
                                        new SignedTime(
                                                stamp.digest(), stamp.earliest(), stamp.latest()),
                                        stamp.signer())));
        for (var reply : dispute.replies()) {
            if (Judge.check(reply) instanceof RoughtimeReply.Checked.Signed(var time)) {
                times.add(new SignedBy(SignedTime.of(time), reply.key()));
            }
        }
        return times;
    }

    private Optional<Dispute> replies(Path file, byte[] json) {
        var links =
                switch (ReportFile.parse(json)) {
                    case ReportFile.Read.Links(var read) -> read;
                    case ReportFile.Read.Wrong(var problem) -> {
                        surroundings.complain(file + ": " + problem);
                        yield List.<ChainLink>of();
                    }
                };
        if (links.size() > Dispute.MOST) {
            surroundings.complain("%s: has more than %d replies".formatted(file, Dispute.MOST));
            return Optional.empty();
        }
        if (links.isEmpty()) {
            return Optional.empty();
        }
        var replies = links.stream().map(ContradictCommand::reply).toList();
        return own().map(own -> new Dispute(own, replies, Optional.empty()));
    }

    private Optional<Dispute> exchanges(Path file, byte[] bytes) {
        if (List.of("--key", "--checkpoint", "--digest", "--ca").stream()
                .anyMatch(arguments::hasMatchedOption)) {
            surroundings.complain(
                    "a record of NTP goes without --key, --checkpoint, --digest and --ca");
            return Optional.empty();
        }
        var exchanges = ExchangeRecord.read(bytes);
        if (exchanges.isEmpty()) {
            surroundings.complain(
                    file
                            + ": is no record of 1 to "
                            + Dispute.MOST
                            + " exchanges as noonmark query ntp --record writes it");
        }
        return exchanges.map(Dispute::of);
    }

    private Optional<Dispute> token(Path file, byte[] bytes) throws StartFailure {
        var digest = digest();
        if (digest.isEmpty()) {
            surroundings.complain(
                    "for a time-stamp token give --checkpoint FILE, or --digest with the SHA-256 of"
                            + " what was stamped");
            return Optional.empty();
        }
        var ca =
                Optional.<Path>ofNullable(
                        arguments.matchedOptionValue("--ca", (@Nullable Path) null));
        var reply = TokenReply.read(file, bytes, digest.get(), ca);
        token = Optional.of(reply.token().toArray());
        return keys().filter(own -> own.stream().allMatch(this::isFingerprint))
                .map(own -> new Dispute(own, List.of(), Optional.of(reply.stamp())));
    }

    private boolean isFingerprint(String key) {
        boolean is = key.matches("[0-9a-f]{64}");
        if (!is) {
            surroundings.complain(
                    "--key %s: for a token, the SHA-256 of the authority's certificate: 64 small hexadecimal digits, without colons"
                            .formatted(key));
        }
        return is;
    }

    /// What was given as the service's own; empty when it is more than a report has room for.
    private Optional<List<String>> keys() {
        var keys = List.of(arguments.matchedOptionValue("--key", new String[0]));
        if (keys.size() > Dispute.MOST) {
            surroundings.complain("--key: at most %d of them".formatted(Dispute.MOST));
            return Optional.empty();
        }
        return Optional.of(keys);
    }

    private Optional<String> digest() throws StartFailure {
        if (arguments.hasMatchedOption("--checkpoint")) {
            Path file = arguments.matchedOptionValue("--checkpoint", Path.of(""));
            return Optional.of(
                    RoughtimeQueryCommand.sha256(RoughtimeQueryCommand.checkpoint(file)));
        }
        String hex = arguments.matchedOptionValue("--digest", "");
        return Optional.of(hex).filter(text -> text.matches("[0-9a-f]{64}"));
    }

    /// The keys that are the service's own, by the command line; empty when one is none.
    private Optional<List<String>> own() {
        var given = keys();
        if (given.isEmpty()) {
            return given;
        }
        var keys = new ArrayList<String>();
        for (var text : given.get()) {
            var key = Ed25519PublicKey.parse(text);
            if (key.isEmpty()) {
                surroundings.complain(
                        "--key "
                                + text
                                + ": is no Ed25519 public key: 44 letters of base64, or 64"
                                + " hexadecimal digits");
                return Optional.empty();
            }
            keys.add(base64(key.get().bytes()));
        }
        return Optional.of(keys);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Dispute.Reply reply(ChainLink link) {
        return new Dispute.Reply(
                base64(link.random()),
                base64(link.publicKey().bytes()),
                base64(link.request()),
                base64(link.response()));
    }

    /// Finds what a reply is held against; false when it shows that the log was rewritten.
    private boolean frame(SignedTime time, boolean isOwn) throws IOException, StartFailure {
        var framing = new Framing(log);
        if (isOwn) {
            indices.addAll(framing.around(time));
        }
        var size = OptionalLong.empty();
        if (arguments.hasMatchedOption("--checkpoint")) {
            Path file = arguments.matchedOptionValue("--checkpoint", Path.of(""));
            var checkpoint = RoughtimeQueryCommand.checkpoint(file);
            if (RoughtimeQueryCommand.sha256(checkpoint).equals(time.nonce())) {
                size = OptionalLong.of(checkpoint.size());
            }
        } else if (!isOwn) {
            size = framing.sizeOf(time.nonce());
        }
        if (size.isEmpty()) {
            return true;
        }
        var then =
                size.getAsLong() > log.size()
                        ? Optional.<EarlierCheckpoint>empty()
                        : Optional.of(log.earlier(size.getAsLong()));
        if (then.filter(each -> each.sha256().equals(time.nonce())).isEmpty()) {
            surroundings.complain(
                    ("the checkpoint of %d statements that was signed is not one of this log: the"
                                    + " log was rewritten, or is an older copy, or another. Keep"
                                    + " the checkpoint with its signatures: two that the log's key"
                                    + " signed are proof by themselves")
                            .formatted(size.getAsLong()));
            return false;
        }
        signed.add(then.orElseThrow());
        framing.latest(size.getAsLong()).ifPresent(indices::add);
        return true;
    }

    private List<TickClaim> ticks() throws IOException {
        var ticks = new ArrayList<TickClaim>();
        for (long index : indices) {
            var statement = log.statement(index);
            if (statement.kind() == StatementKind.TICK) {
                ticks.add(TickClaim.of(index, statement));
            }
        }
        return ticks;
    }

    private Map<String, Long> sizes() {
        var sizes = new HashMap<String, Long>();
        signed.forEach(each -> sizes.put(each.sha256(), each.checkpoint().size()));
        return sizes;
    }

    private int told(Dispute dispute, Judgement judgement) throws IOException, StartFailure {
        judgement.lines().forEach(line -> surroundings.print(line + "\n"));
        if (arguments.hasMatchedOption("--out")) {
            var bundle =
                    LedgerExport.bundle(
                                    surroundings, log, arguments, List.copyOf(indices), Map.of())
                            .withDispute(dispute.json(judgement), token, signed);
            var said =
                    "%s, with %d statements".formatted(judgement.outcome().word(), indices.size());
            if (!LedgerExport.write(surroundings, arguments, bundle, said)) {
                return ExitCode.UNKNOWN;
            }
        } else {
            surroundings.print(judgement.outcome().word() + "\n");
        }
        return switch (judgement.outcome()) {
            case AGREES -> ExitCode.GOOD;
            case CONTRADICTS -> ExitCode.FAILED;
            case UNDECIDED -> ExitCode.UNKNOWN;
        };
    }
}
