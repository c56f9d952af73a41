package org.noonmark.proof.scoreboard;

import java.math.BigInteger;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement;

/// What was found out of one tick.
///
/// @param index of the statement
/// @param tick number of the tick
/// @param sha256 of the tick's bytes
/// @param basis what it rests on, up to the first semicolon
/// @param earliest of the truth, nanoseconds of TAI since 1970
record Correction(
        long index,
        long tick,
        String sha256,
        String basis,
        BigInteger earliest,
        BigInteger latest) {
    static Correction of(long index, Statement statement) {
        var body = statement.body();
        var truth = body.members("truth").orElseThrow();
        return new Correction(
                index,
                body.whole("tick").orElseThrow(),
                body.text("sha256").orElseThrow(),
                body.text("basis").orElseThrow().split(";", 2)[0].replaceAll("^ +| +$", ""),
                nanos(truth, "earliest"),
                nanos(truth, "latest"));
    }

    private static BigInteger nanos(Json.Members interval, String end) {
        return new BigInteger(interval.text(end).orElseThrow());
    }

    boolean excludes(Correction other) {
        return earliest.compareTo(other.latest) > 0 || latest.compareTo(other.earliest) < 0;
    }

    Tally.Outcome judge(BigInteger from, BigInteger to) {
        if (earliest.compareTo(from) >= 0 && latest.compareTo(to) <= 0) {
            return Tally.Outcome.HELD;
        }
        return outside(from, to).signum() == 0 ? Tally.Outcome.UNDECIDED : Tally.Outcome.FAILED;
    }

    /// From an interval to the nearest instant of the truth; 0 when they have one in common.
    BigInteger outside(BigInteger from, BigInteger to) {
        if (earliest.compareTo(to) > 0) {
            return earliest.subtract(to);
        }
        return latest.compareTo(from) < 0 ? latest.subtract(from) : BigInteger.ZERO;
    }
}
