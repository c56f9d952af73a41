package org.noonmark.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Optional;
import org.noonmark.app.output.WholeFile;
import org.noonmark.app.query.ExchangeRecord;
import org.noonmark.linux.KernelClockStatus;
import org.noonmark.linux.SystemCallException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `--record FILE` and `--within SECONDS` of `noonmark query ntp` and `query nts`.
final class RecordOptions {
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000);

    private RecordOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(
                        OptionSpec.builder("--record")
                                .paramLabel("FILE")
                                .type(Path.class)
                                .description(
                                        "Where to write all requests and replies with this host's"
                                                + " times; noonmark ledger contradict reads it.")
                                .build())
                .addOption(
                        OptionSpec.builder("--within")
                                .paramLabel("SECONDS")
                                .type(String.class)
                                .description(
                                        "For --record: how far this host's clock is from UTC at"
                                                + " most; the kernel's maximum error unless said.")
                                .build());
    }

    /// Where to keep exchanges, when that is asked for.
    ///
    /// @throws StartFailure when nobody knows how right this host's clock is
    static Optional<ExchangeRecord> of(ParseResult arguments) throws StartFailure {
        if (!arguments.hasMatchedOption("--record")) {
            if (arguments.hasMatchedOption("--within")) {
                throw new StartFailure("--within goes with --record");
            }
            return Optional.empty();
        }
        if (arguments.hasMatchedOption("--within")) {
            var within = nanos(arguments.matchedOptionValue("--within", ""));
            return Optional.of(
                    new ExchangeRecord(within, "CLOCK_REALTIME, its bound as the recorder says"));
        }
        try {
            var kernel = KernelClockStatus.read();
            if (kernel.synchronised()) {
                var within = BigInteger.valueOf(kernel.maxErrorMicros() * 1000);
                return Optional.of(
                        new ExchangeRecord(
                                within, "CLOCK_REALTIME, its bound the kernel's maximum error"));
            }
        } catch (SystemCallException failed) {
            throw new StartFailure(
                    "cannot ask the kernel how right its clock is (%s); say it with --within SECONDS"
                            .formatted(failed.getMessage()),
                    failed);
        }
        throw new StartFailure(
                "the kernel does not know how right its clock is; a record needs that: say with"
                        + " --within SECONDS how far it is from UTC at most");
    }

    private static BigInteger nanos(String seconds) throws StartFailure {
        try {
            var value = new BigDecimal(seconds);
            if (value.signum() >= 0 && value.compareTo(MOST_SECONDS) <= 0 && value.scale() <= 30) {
                return value.movePointRight(9)
                        .setScale(0, RoundingMode.CEILING)
                        .toBigIntegerExact();
            }
        } catch (NumberFormatException notANumber) {
            assert notANumber != null; // Told below, as a number that is too large is.
        }
        throw new StartFailure(
                "--within \"%s\" is no number of seconds from 0 to %s"
                        .formatted(seconds, MOST_SECONDS.toPlainString()));
    }

    /// Writes what was exchanged; nothing when nothing was.
    static void write(ParseResult arguments, Optional<ExchangeRecord> record) throws StartFailure {
        if (record.isEmpty() || record.get().isEmpty()) {
            return;
        }
        try {
            WholeFile.write(
                    arguments.matchedOptionValue("--record", Path.of("")), record.get().encode());
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot write the record: " + ConfigCommands.reason(failed), failed);
        }
    }
}
