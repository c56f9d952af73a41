package org.noonmark.app;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.noonmark.app.ledger.Hindsight;
import org.noonmark.app.ledger.OpenLog;
import org.noonmark.app.ledger.ScoreboardReport;
import org.noonmark.app.status.StatusJson;
import org.noonmark.proof.scoreboard.Scoreboard;
import org.noonmark.proof.scoreboard.ScoreboardText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `noonmark ledger scoreboard`: how many past ticks did hold, by later corrections.
final class ScoreboardCommand {
    /// Before and after all that a statement can say.
    private static final BigInteger FAR = BigInteger.TEN.pow(30);

    private ScoreboardCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        var spec =
                LedgerCommand.command(
                                surroundings,
                                "scoreboard",
                                "Say how many past ticks held, by what was found out later"
                                        + " (statements of kind correction).",
                                (log, arguments) -> run(surroundings, log, arguments))
                        .addOption(
                                LedgerCommand.instant(
                                        "--from", "Only ticks from this instant on, UTC.", false))
                        .addOption(
                                LedgerCommand.instant(
                                        "--to", "Only ticks up to this instant, UTC.", false))
                        .addOption(CommandTree.jsonOption());
        spec.usageMessage()
                .footer(
                        "",
                        "A tick held when its interval contains all of where true time may have"
                                + " been, and did not when they have nothing in common."
                                + " \"truth off\" against the half-width says whether intervals"
                                + " are as wide as needed: 1.000 is, 0.001 is a thousand times"
                                + " too wide.",
                        "",
                        "Exit codes: 0 every tick that is decided held, or nothing was corrected;"
                                + " 2 some did not; 3 the log cannot be read; 64 usage.");
        return spec;
    }

    private static int run(Surroundings surroundings, OpenLog log, ParseResult arguments)
            throws IOException, StartFailure {
        var from = bound(surroundings, arguments, "--from", FAR.negate());
        var to = bound(surroundings, arguments, "--to", FAR);
        if (from.isEmpty() || to.isEmpty()) {
            return ExitCode.USAGE;
        }
        var board = Hindsight.scoreboard(log, from.get(), to.get());
        surroundings.print(
                arguments.hasMatchedOption("--json")
                        ? StatusJson.text(ScoreboardReport.of(board, log.size()))
                        : text(board));
        return board.tally().failed() > 0 ? ExitCode.FAILED : ExitCode.GOOD;
    }

    private static Optional<BigInteger> bound(
            Surroundings surroundings, ParseResult arguments, String name, BigInteger otherwise)
            throws StartFailure {
        return arguments.hasMatchedOption(name)
                ? LedgerCommand.nanos(surroundings, arguments, name)
                : Optional.of(otherwise);
    }

    private static String text(Scoreboard board) {
        var text = new StringBuilder();
        for (var row : ScoreboardText.rows(board)) {
            text.append("%-10s %s%n".formatted(row.title(), row.text()));
        }
        return text.isEmpty()
                ? "%d ticks, and no correction of any: nothing can be said%n"
                        .formatted(board.ticks())
                : text.toString();
    }
}
