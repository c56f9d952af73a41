package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.noonmark.app.output.CommandFailure;
import org.noonmark.app.output.ResultFile;
import org.noonmark.app.status.StatusJson;
import org.noonmark.app.timestamp.StampedData;
import org.noonmark.app.timestamp.TimestampClient;
import org.noonmark.app.timestamp.TimestampReport;
import org.noonmark.linux.HostClocks;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.PkiFailure;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TokenVerifier;
import org.noonmark.tsp.Verified;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark query tsa`: has data stamped, or checks a token.
final class TimestampQueryCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int NONCE_BITS = 64;

    private final Surroundings surroundings;
    private final ParseResult arguments;

    private TimestampQueryCommand(Surroundings surroundings, ParseResult arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
    }

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.command(
                        "tsa",
                        "Have data time-stamped by an authority (RFC 3161), or check a token"
                                + " offline.",
                        arguments -> new TimestampQueryCommand(surroundings, arguments).run())
                .addPositional(url())
                .addOption(option("--file", "FILE", Path.class, "What is stamped."))
                .addOption(
                        option(
                                "--digest",
                                "HEX",
                                String.class,
                                "Its hash instead; without either, random bytes are stamped."))
                .addOption(
                        option(
                                "--hash",
                                "NAME",
                                String.class,
                                "sha256 (unless said), sha384, sha512, sha3-256, sha3-384,"
                                        + " sha3-512."))
                .addOption(
                        option(
                                "--out",
                                "FILE",
                                Path.class,
                                "Where to write the response (.tsr), once it is trusted."))
                .addOption(
                        option(
                                "--verify",
                                "TOKEN",
                                Path.class,
                                "Check such a file, or a bare token, for --file or --digest;"
                                        + " nothing is asked."))
                .addOption(ca())
                .addOption(untrusted())
                .addOption(CommandTree.jsonOption());
    }

    private static PositionalParamSpec url() {
        return PositionalParamSpec.builder()
                .paramLabel("URL")
                .type(String.class)
                .arity("0..1")
                .description("The authority: http://tsa.example:3180/")
                .build();
    }

    private static OptionSpec ca() {
        return option(
                "--ca",
                "FILE",
                Path.class,
                "Authorities to believe (PEM); those of the Java run-time unless said.");
    }

    private static OptionSpec untrusted() {
        return option(
                "--untrusted",
                "FILE",
                Path.class,
                "Further certificates (PEM), for tokens that carry none.");
    }

    private static OptionSpec option(String name, String label, Class<?> type, String text) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(text).build();
    }

    private int run() throws InterruptedException {
        boolean ask = arguments.hasMatchedPositional(0);
        boolean verify = has("--verify");
        boolean data = has("--file") || has("--digest");
        if (ask == verify
                || (has("--file") && has("--digest"))
                || (verify && (!data || has("--out") || has("--hash")))) {
            surroundings.complain(
                    "give URL [--file FILE | --digest HEX] [--hash NAME] [--out FILE], or --verify"
                            + " TOKEN with --file FILE or --digest HEX");
            return ExitCode.USAGE;
        }
        try {
            return ask ? ask() : verify();
        } catch (CommandFailure failed) {
            surroundings.complain(String.valueOf(failed.getMessage()));
            return failed.isUsage() ? ExitCode.USAGE : ExitCode.FAILED;
        }
    }

    private boolean has(String option) {
        return arguments.hasMatchedOption(option);
    }

    private Path path(String option) {
        return arguments.matchedOptionValue(option, Path.of(""));
    }

    private int ask() throws CommandFailure, InterruptedException {
        String text = arguments.matchedPositionalValue(0, "");
        var authority =
                TimestampClient.address(text)
                        .orElseThrow(() ->
                                CommandFailure.usage(
                                        "\""
                                                + text
                                                + "\" is no address: http://HOST[:PORT][/PATH]"));
        var random = new SecureRandom();
        var algorithm = StampedData.algorithm(arguments.matchedOptionValue("--hash", "sha256"));
        var request =
                new TimestampRequest(
                        algorithm,
                        has("--file") || has("--digest") ? imprint(algorithm) : any(algorithm),
                        Optional.empty(),
                        Optional.of(new BigInteger(NONCE_BITS, random)),
                        true);
        var verifier = verifier();
        checkOut();
        var reply = ask(authority, request);
        return switch (TimestampResponse.decode(reply.bytes().toArray())) {
            case TimestampResponse.Granted(var token) ->
                    told(
                            text,
                            algorithm,
                            verifier.verify(token.toArray(), request),
                            Optional.of(reply));
            case TimestampResponse.Refused(int status, var failure, var why) ->
                    refused(text, status, failure, why);
            case TimestampResponse.Malformed() ->
                    throw CommandFailure.data(text + ": sent no time-stamp response");
        };
    }

    private void checkOut() throws CommandFailure {
        if (!has("--out")) {
            return;
        }
        ResultFile.check(path("--out"));
        for (var input : List.of("--file", "--ca", "--untrusted")) {
            if (has(input) && ResultFile.isInput(path("--out"), path(input).toString())) {
                throw CommandFailure.usage("--out would replace what " + input + " names");
            }
        }
    }

    private static TimestampClient.Reply ask(URI authority, TimestampRequest request)
            throws CommandFailure, InterruptedException {
        try {
            return new TimestampClient(HostClocks.open(), PATIENCE).ask(authority, request);
        } catch (IOException failed) {
            throw CommandFailure.data(authority + ": " + failed.getMessage());
        }
    }

    private int refused(String source, int status, Optional<PkiFailure> failure, String why) {
        surroundings.complain(
                "%s: no token: %s%s"
                        .formatted(
                                source,
                                failure.map(PkiFailure::text).orElse("status " + status),
                                why.isEmpty() ? "" : ": " + why));
        return ExitCode.DEGRADED;
    }

    private int verify() throws CommandFailure {
        var file = path("--verify");
        var bytes = read(file);
        var token =
                switch (TimestampResponse.decode(bytes)) {
                    case TimestampResponse.Granted(var inside) -> inside.toArray();
                    case TimestampResponse.Refused(int status, var failure, var _) ->
                            throw CommandFailure.data(
                                    "%s: holds a refusal, no token: %s"
                                            .formatted(
                                                    file,
                                                    failure.map(PkiFailure::text)
                                                            .orElse("status " + status)));
                    case TimestampResponse.Malformed() -> bytes;
                };
        var algorithm =
                TokenVerifier.hashOf(token)
                        .orElseThrow(() ->
                                CommandFailure.data(
                                        file
                                                + ": is no time-stamp token with a hash that is"
                                                + " accepted here"));
        var verified = verifier().verify(token, algorithm, imprint(algorithm));
        return told(file.toString(), algorithm, verified, Optional.empty());
    }

    private int told(
            String source,
            HashAlgorithm algorithm,
            Verified verified,
            Optional<TimestampClient.Reply> reply)
            throws CommandFailure {
        return switch (verified) {
            case Verified.Refused(var failure) ->
                    throw CommandFailure.data(
                            source + ": the token proves nothing: " + failure.text());
            case Verified.Trusted(var info) -> {
                if (has("--out") && reply.isPresent()) {
                    ResultFile.write(path("--out"), reply.orElseThrow().bytes().toArray());
                }
                var report = TimestampReport.of(source, algorithm, info, reply);
                ResultFile.print(
                        surroundings.out(),
                        has("--json") ? StatusJson.text(report) : report.text());
                yield ExitCode.GOOD;
            }
        };
    }

    private Octets imprint(HashAlgorithm algorithm) throws CommandFailure {
        return has("--file")
                ? StampedData.ofFile(path("--file"), algorithm)
                : StampedData.ofDigest(arguments.matchedOptionValue("--digest", ""), algorithm);
    }

    private static Octets any(HashAlgorithm algorithm) {
        var bytes = new byte[algorithm.lengthBytes()];
        new SecureRandom().nextBytes(bytes);
        return Octets.of(bytes);
    }

    private TokenVerifier verifier() throws CommandFailure {
        var trusted =
                has("--ca") ? new Authorities.OfFile(path("--ca")) : new Authorities.OfSystem();
        return new TokenVerifier(
                certificates(trusted),
                has("--untrusted")
                        ? certificates(new Authorities.OfFile(path("--untrusted")))
                        : List.of());
    }

    private static List<X509Certificate> certificates(Authorities authorities)
            throws CommandFailure {
        try {
            return authorities.anchors().stream().map(TrustAnchor::getTrustedCert).toList();
        } catch (IOException failed) {
            throw CommandFailure.data(String.valueOf(failed.getMessage()));
        }
    }

    private static byte[] read(Path file) throws CommandFailure {
        try {
            if (Files.size(file) > TimestampResponse.MAX_BYTES) {
                throw CommandFailure.data(file + ": is larger than 256 KiB, no token");
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw CommandFailure.data(
                    "cannot read " + file + " (" + ConfigCommands.reason(failed) + ")");
        }
    }
}
