package org.noonmark.proof.dispute;

import static org.noonmark.proof.scoreboard.ScoreboardText.nanos;
import static org.noonmark.proof.scoreboard.ScoreboardText.second;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.noonmark.proof.dispute.Judgement.Outcome;

/// Judges recorded exchanges of NTP by the ticks of a log. The page says the same words.
final class ExchangeJudge {
    private static final String FIRST =
            "NOT SIGNED: all of this holds only if you believe the recorder that the servers named"
                    + " here, said to be this log's, sent these bytes";

    private final List<TickClaim> ticks;
    private final List<String> lines = new ArrayList<>();
    private boolean isContradicted;
    private boolean isConfirmed;

    /// @param ticks in the order of their numbers
    ExchangeJudge(List<TickClaim> ticks) {
        this.ticks = ticks;
        lines.add(FIRST);
    }

    Judgement judgement(List<RecordedExchange> exchanges) {
        for (int i = 0; i < exchanges.size(); i++) {
            exchange("exchange " + (i + 1), exchanges.get(i));
        }
        var outcome =
                isContradicted
                        ? Outcome.CONTRADICTS
                        : isConfirmed ? Outcome.AGREES : Outcome.UNDECIDED;
        return new Judgement(outcome, lines);
    }

    private void exchange(String name, RecordedExchange exchange) {
        var reply = exchange.reply().orElseThrow();
        var moment = exchange.moment();
        lines.add(
                "%s with %s (authentication: %s)"
                        .formatted(name, exchange.server(), exchange.authentication()));
        lines.add(
                "%s: the packet says UTC %s within %s, leap %d, stratum %d"
                        .formatted(
                                name,
                                second(reply.transmit()),
                                nanos(reply.bound()),
                                reply.leap(),
                                reply.stratum()));
        lines.add(
                "%s: the recorder says UTC %s, known to %s (%s)"
                        .formatted(
                                name,
                                second(moment.earliest()),
                                nanos(width(moment)),
                                exchange.basis()));
        if (!reply.tellsTime()) {
            lines.add(name + ": the packet promises no time: nothing follows");
            return;
        }
        switch (Frame.of(reply.stated(), ticks)) {
            case Frame.Silent silent ->
                    silent(name, "the packet's time " + silent.said(), "these bytes");
            case Frame.Covered covered ->
                    lines.add(
                            "%s: the log has %s at the packet's time".formatted(name, of(covered)));
            case Frame.Unknown _ ->
                    lines.add(name + ": the ticks here do not frame the packet's time");
        }
        if (exchange.isOfAMoment()) {
            moment(name, reply, moment);
        } else {
            lines.add(name + ": the recorder's time is too wide to compare");
        }
    }

    private void silent(String name, String what, String believed) {
        isContradicted = true;
        lines.add("CONTRADICTED: %s: at %s, if you believe %s".formatted(name, what, believed));
    }

    private static String of(Frame.Covered covered) {
        return "ticks %d to %d"
                .formatted(covered.ticks().getFirst().number(), covered.ticks().getLast().number());
    }

    private static BigInteger width(SignedTime time) {
        return time.latest().subtract(time.earliest());
    }

    private void moment(String name, NtpReply reply, SignedTime moment) {
        switch (Frame.of(moment, ticks)) {
            case Frame.Silent silent ->
                    silent(
                            name,
                            "the recorder's time " + silent.said(),
                            "these bytes and the recorder's clock");
            case Frame.Covered covered -> compare(name, reply, moment, covered);
            case Frame.Unknown _ ->
                    lines.add(name + ": the ticks here do not frame the recorder's time");
        }
    }

    /// The log says that then it knew the time to the width of its ticks.
    private void compare(String name, NtpReply reply, SignedTime moment, Frame.Covered covered) {
        if (covered.ticks().stream().mapToLong(TickClaim::taiMinusUtc).distinct().count() > 1) {
            lines.add("%s: %s are about a leap second: not compared".formatted(name, of(covered)));
            return;
        }
        var allowed =
                covered.ticks().stream()
                        .map(tick -> tick.latest().subtract(tick.earliest()))
                        .reduce(reply.bound(), BigInteger::max);
        var least = reply.transmit().subtract(moment.latest());
        var most = reply.latest().subtract(moment.earliest());
        boolean isAhead = least.compareTo(allowed) > 0;
        if (isAhead || most.negate().compareTo(allowed) > 0) {
            isContradicted = true;
            lines.add(
                    ("CONTRADICTED: %s: the packet's time is at least %s %s the recorder's; %s"
                                    + " and the packet allow %s, if you believe these bytes and"
                                    + " the recorder's clock")
                            .formatted(
                                    name,
                                    nanos(isAhead ? least : most.negate()),
                                    isAhead ? "ahead of" : "behind",
                                    of(covered),
                                    nanos(allowed)));
            return;
        }
        isConfirmed = true;
        lines.add(
                "%s: the packet's time less the recorder's is %s to %s; %s and the packet allow %s"
                        .formatted(name, signed(least), signed(most), of(covered), nanos(allowed)));
    }

    private static String signed(BigInteger nanos) {
        return (nanos.signum() < 0 ? "-" : "+") + nanos(nanos.abs());
    }
}
