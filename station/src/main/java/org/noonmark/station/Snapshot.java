package org.noonmark.station;

import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.NtpTimestamp;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;

/// What the station knows of time, published whole: answers for any moment of the local counter
/// until the next snapshot replaces it, and stays honest when none does, since its interval grows.
///
/// Immutable; read from any thread. The methods marked "Hot path" take and return primitives.
public final class Snapshot {
    /// No leap warning (RFC 5905 figure 9).
    public static final int LEAP_NONE = 0;

    public static final int LEAP_INSERT = 1;
    public static final int LEAP_DELETE = 2;

    /// Not synchronised.
    public static final int LEAP_ALARM = 3;

    private static final long SECOND_FRACTIONS = 1L << 32;

    /// Leap warnings go out during the last day before the step, as RFC 5905 asks.
    private static final long LEAP_WARNING_NANOS = 86_400L * 1_000_000_000L;

    private final ServedLine line;
    private final UncertaintyModel uncertainty;
    private final ClockState state;
    private final Upstream upstream;
    private final LeapTable leapTable;
    private final long startNtp64;
    private final long referenceNtp64;
    private final long leapCounterNanos;
    private final long leapFractions;
    private final int leapWarning;

    /// @param line served time; its start is the moment at which `uncertainty` counts from 0
    /// @param uncertainty half-width of the interval around the served line
    /// @param upstream stratum, reference identifier and root delay of what is followed; clients
    ///   are told its stratum plus one
    public Snapshot(
            ServedLine line,
            UncertaintyModel uncertainty,
            ClockState state,
            Upstream upstream,
            LeapTable leapTable) {
        this(line, uncertainty, state, upstream, leapTable, line.startCounterNanos());
    }

    /// @param agreedCounterNanos local counter when sources last supported the scale
    public Snapshot(
            ServedLine line,
            UncertaintyModel uncertainty,
            ClockState state,
            Upstream upstream,
            LeapTable leapTable,
            long agreedCounterNanos) {
        this.line = line;
        this.uncertainty = uncertainty;
        this.state = state;
        this.upstream = upstream;
        this.leapTable = leapTable;
        this.startNtp64 = NtpTimestamp.from(leapTable.toUtc(line.startTai())).bits();
        var agreed =
                line.startTai()
                        .minus(TimeDelta.ofNanos(line.startCounterNanos() - agreedCounterNanos));
        this.referenceNtp64 = NtpTimestamp.from(leapTable.toUtc(agreed)).bits();
        var next = leapTable.nextAfter(line.startTai());
        int step = next.map(leapTable::stepAt).orElse(0);
        if (step == 0) {
            this.leapCounterNanos = Long.MAX_VALUE;
            this.leapFractions = 0;
            this.leapWarning = LEAP_NONE;
        } else {
            // An inserted second repeats 23:59:59, so NTP time falls back when it begins; a deleted
            // one is left out at the end of 23:59:58.
            var applied = next.orElseThrow().begins();
            var applies = step > 0 ? applied.minus(TimeDelta.ofSeconds(1)) : applied;
            boolean already = !applies.isAfter(line.startTai());
            this.leapCounterNanos = already ? Long.MAX_VALUE : counterAt(applies);
            this.leapFractions = already ? 0 : -step * SECOND_FRACTIONS;
            this.leapWarning = step > 0 ? LEAP_INSERT : LEAP_DELETE;
        }
    }

    /// The counter at which the served line passes `tai`, saturated far in the future.
    private long counterAt(TaiInstant tai) {
        var ahead = tai.minus(line.startTai());
        if (ahead.seconds() > 60L * 365 * 86_400) {
            return Long.MAX_VALUE;
        }
        long guess = line.startCounterNanos() + ahead.toNanos();
        for (int i = 0; i < 4; i++) {
            guess += tai.minus(line.taiAt(guess)).toNanos();
        }
        while (line.taiAt(guess).isBefore(tai)) {
            guess++;
        }
        return guess;
    }

    /// Served UTC as a 64-bit NTP timestamp.
    ///
    /// Hot path: allocates nothing.
    public long ntp64At(long counterNanos) {
        return startNtp64
                + line.fractionsSinceStart(counterNanos)
                + (counterNanos >= leapCounterNanos ? leapFractions : 0);
    }

    /// The leap indicator to serve.
    ///
    /// Hot path: allocates nothing.
    public int leapIndicatorAt(long counterNanos) {
        if (!state.isUsable()) {
            return LEAP_ALARM;
        }
        boolean soon =
                leapCounterNanos != Long.MAX_VALUE
                        && counterNanos < leapCounterNanos
                        && leapCounterNanos - counterNanos <= LEAP_WARNING_NANOS;
        return soon ? leapWarning : LEAP_NONE;
    }

    /// Half-width of the interval in seconds.
    ///
    /// Hot path: allocates nothing.
    public double halfWidthSecondsAt(long counterNanos) {
        return uncertainty.halfWidthSeconds((counterNanos - line.startCounterNanos()) * 1e-9);
    }

    /// Root dispersion in NTP short format (16.16 s), so that root delay / 2 + root dispersion is
    /// the half-width rounded up; saturated at the format's end.
    ///
    /// Hot path: allocates nothing.
    public int rootDispersionAt(long counterNanos) {
        double dispersion = halfWidthSecondsAt(counterNanos) - rootDelay() * (0.5 / 65536);
        double units = Math.ceil(Math.max(0, dispersion) * 65536) + 1;
        return units >= 0xFFFF_FFFFL ? -1 : (int) (long) units;
    }

    /// Root delay in NTP short format (16.16 s), never more than twice the half-width.
    ///
    /// Hot path: allocates nothing.
    public int rootDelay() {
        double seconds =
                Math.min(upstream.rootDelay().toSeconds(), 2 * uncertainty.halfWidthSeconds(0));
        return (int) (long) Math.min(0xFFFF_FFFFL, Math.floor(seconds * 65536));
    }

    /// Stratum on the wire: 0 (unspecified) while the state is not usable.
    public int stratum() {
        return state.isUsable() ? upstream.stratum() + 1 : 0;
    }

    public int referenceId() {
        return state.isUsable() ? upstream.referenceId() : 0;
    }

    /// The interval at a moment of the local counter; everything while the state is not usable.
    public StandardTime at(long counterNanos) {
        if (!state.isUsable()) {
            return new StandardTime(TimeInterval.EVERYTHING, state);
        }
        var radius = TimeDelta.fromSeconds(halfWidthSecondsAt(counterNanos));
        return new StandardTime(TimeInterval.around(line.taiAt(counterNanos), radius), state);
    }

    /// When sources last supported the scale, as an NTP timestamp.
    public long referenceNtp64() {
        return referenceNtp64;
    }

    /// How the interval grows, counted from the start of the line.
    public UncertaintyModel uncertainty() {
        return uncertainty;
    }

    public ServedLine line() {
        return line;
    }

    public ClockState state() {
        return state;
    }

    public LeapTable leapTable() {
        return leapTable;
    }

    public Upstream upstream() {
        return upstream;
    }
}
