package org.noonmark.app.roughtime;

import java.util.List;
import java.util.stream.Collectors;
import org.noonmark.app.status.Amounts;
import org.noonmark.sources.roughtime.ChainAnswer;
import org.noonmark.sources.roughtime.ChainResult;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.UtcInstant;

/// What a chain of questions found, compared with this host's clock; as `query roughtime --servers
/// --json` prints it.
///
/// @param agreement `none` unless a majority of the parties agrees
/// @param malfeasance one sentence for each pair of answers that cannot both be true
/// @param reportFile where the proof was written; empty when it was not
public record ChainReport(
        List<AnswerReport> answers,
        List<String> unanswered,
        Agreement agreement,
        List<String> malfeasance,
        String reportFile) {
    private static final long NANOS = 1_000_000_000L;

    /// What a majority of the parties agrees on.
    ///
    /// @param trueMinusHostEarliestSeconds true time minus this host's CLOCK_REALTIME, at least
    /// @param trueMinusHostLatestSeconds at most
    public record Agreement(
            List<String> parties,
            int asked,
            double trueMinusHostEarliestSeconds,
            double trueMinusHostLatestSeconds) {
        public Agreement {
            parties = List.copyOf(parties);
        }

        boolean isThere() {
            return !parties.isEmpty();
        }
    }

    public ChainReport {
        answers = List.copyOf(answers);
        unanswered = List.copyOf(unanswered);
        malfeasance = List.copyOf(malfeasance);
    }

    /// The report on a chain.
    ///
    /// @param realtimeMinusCounterNanos this host's CLOCK_REALTIME minus its local counter
    public static ChainReport of(
            ChainResult result, long realtimeMinusCounterNanos, LeapTable table, String file) {
        return new ChainReport(
                result.answers().stream()
                        .map(answer -> AnswerReport.of(answer, realtimeMinusCounterNanos))
                        .toList(),
                result.failures().stream()
                        .map(failure -> failure.peer().name() + ": " + failure.reason())
                        .distinct()
                        .toList(),
                agreement(result, realtimeMinusCounterNanos, table),
                result.contradictions().stream()
                        .map(pair -> contradiction(result.answers(), pair.earlier(), pair.later()))
                        .toList(),
                file);
    }

    private static Agreement agreement(ChainResult result, long offsetNanos, LeapTable table) {
        return result.agreement()
                .map(found -> {
                    var host = host(found.counterNanos() + offsetNanos, table);
                    return new Agreement(
                            found.agreeing().stream().sorted().toList(),
                            found.asked(),
                            found.tai().earliest().minus(host).toSeconds(),
                            found.tai().latest().minus(host).toSeconds());
                })
                .orElse(new Agreement(List.of(), 0, 0, 0));
    }

    private static TaiInstant host(long realtimeNanos, LeapTable table) {
        return table.toTai(
                UtcInstant.ofPosix(
                        Math.floorDiv(realtimeNanos, NANOS),
                        Math.floorMod(realtimeNanos, NANOS) * NANOS));
    }

    private static String contradiction(List<ChainAnswer> answers, int earlier, int later) {
        return "answer %d (%s) states %s, answer %d (%s), which came later, states %s"
                .formatted(
                        earlier + 1,
                        answers.get(earlier).peer().name(),
                        AnswerReport.time(answers.get(earlier).statement()),
                        later + 1,
                        answers.get(later).peer().name(),
                        AnswerReport.time(answers.get(later).statement()));
    }

    /// For people.
    public String text() {
        var lines = new StringBuilder(table());
        unanswered.forEach(line -> lines.append("no answer     ").append(line).append('\n'));
        lines.append("agreement     ").append(agreementText()).append('\n');
        if (malfeasance.isEmpty()) {
            lines.append("malfeasance   none: all answers can be true\n");
        } else {
            lines.append("malfeasance   proven: at least one server stated a wrong time\n");
            malfeasance.forEach(line -> lines.append("              ").append(line).append('\n'));
        }
        if (!reportFile.isEmpty()) {
            lines.append("report        ").append(reportFile).append('\n');
        }
        return lines.toString();
    }

    private String agreementText() {
        return agreement.isThere()
                ? "%s, %d of %d parties: true time is %s to %s from this host's clock"
                        .formatted(
                                String.join(", ", agreement.parties),
                                agreement.parties.size(),
                                agreement.asked,
                                Amounts.signed(agreement.trueMinusHostEarliestSeconds),
                                Amounts.signed(agreement.trueMinusHostLatestSeconds))
                : "none: no majority of the parties agrees";
    }

    private String table() {
        return answers.isEmpty()
                ? ""
                : answers.stream().map(ChainReport::row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String row(AnswerReport answer) {
        return "%-13s %s +- %d s, offset %s, delay %s"
                .formatted(
                        answer.server(),
                        answer.midpoint(),
                        answer.radiusSeconds(),
                        Amounts.signed(answer.serverMinusHostSeconds()),
                        Amounts.of(answer.delaySeconds()));
    }
}
