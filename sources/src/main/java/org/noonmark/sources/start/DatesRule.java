package org.noonmark.sources.start;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.CertificateTime.Between;
import org.noonmark.sources.nts.CertificateTime.Ground;
import org.noonmark.sources.nts.CertificateTime.Unknown;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// The time by which certificates are judged.
///
/// With Roughtime servers: what they agree on, and the station's own time as long as the two do not
/// contradict each other; never the host's clock, unless the operator says so and they were asked
/// in vain. What is remembered only says what time it is not before. Without Roughtime servers: the
/// station's own time; when it had one in this run and has none now, that time, carried on by the
/// local counter; else the host's clock, but never before what is remembered.
final class DatesRule {
    /// Further apart than this, two intervals contradict each other: certificates need no better,
    /// and servers that smear a leap second must not look like liars.
    static final TimeDelta TOLERANCE = TimeDelta.ofSeconds(10);

    private final StartPlan plan;

    DatesRule(StartPlan plan) {
        this.plan = plan;
    }

    /// The time, and why.
    record Dates(CertificateTime time, DatesReason reason) {}

    /// @param agreed what the Roughtime servers agreed on last, or null
    /// @param without why there is no such agreement
    /// @param known the station's time when it had one last in this run, or null
    /// @param contradicted whether the last agreement that met the station's time contradicted it
    Dates at(
            Moment now,
            @Nullable AgreedTime agreed,
            DatesReason without,
            @Nullable KnownTime known,
            boolean contradicted) {
        if (!plan.hasRoughtime()) {
            return now.station()
                    .map(time -> byStation(now, time))
                    .orElseGet(() -> withoutTime(now, known));
        }
        if (agreed == null || !agreed.holds(now)) {
            // A contradiction outlives the agreement: the station is not right because it ended.
            return contradicted
                    ? unknown(DatesReason.CONTRADICTS_STATION)
                    : withoutRoughtime(now, reason(now, agreed, without), known);
        }
        var tai = agreed.at(now);
        if (now.station().isPresent()) {
            var station = now.station().orElseThrow();
            return areApart(station, tai)
                    ? unknown(DatesReason.CONTRADICTS_STATION)
                    : byStation(now, station);
        }
        return byRoughtime(now, tai);
    }

    private static DatesReason reason(Moment now, @Nullable AgreedTime ended, DatesReason without) {
        if (ended == null) {
            return without;
        }
        return ended.hasSlept(now) ? DatesReason.SLEPT : DatesReason.OLD;
    }

    /// Whether two intervals cannot both hold the time.
    static boolean areApart(TimeInterval one, TimeInterval other) {
        return !one.widened(TOLERANCE).intersects(other);
    }

    private Dates withoutRoughtime(Moment now, DatesReason why, @Nullable KnownTime known) {
        // Only after they were asked in vain, not while they are being asked.
        boolean mayGoOn = plan.dates() == DatesPolicy.HOST && why == DatesReason.NO_MAJORITY;
        if (now.station().isPresent() && (plan.authenticatedOnly() || mayGoOn)) {
            return byStation(now, now.station().orElseThrow());
        }
        return mayGoOn ? withoutTime(now, known) : unknown(why);
    }

    private Dates byRoughtime(Moment now, TimeInterval tai) {
        var table = now.leapTable();
        var earliest = table.toUtc(tai.earliest());
        var latest = table.toUtc(tai.latest());
        var limit = table.toUtc(tai.latest().plus(TOLERANCE));
        if (plan.remembered().filter(known -> known.compareTo(limit) > 0).isPresent()) {
            return unknown(DatesReason.BEFORE_MEMORY);
        }
        var from =
                plan.remembered()
                        .filter(known -> known.compareTo(earliest) > 0)
                        .filter(known -> known.compareTo(latest) <= 0)
                        .orElse(earliest);
        return new Dates(new Between(from, latest, Ground.ROUGHTIME), DatesReason.ROUGHTIME);
    }

    private static Dates byStation(Moment now, TimeInterval time) {
        return new Dates(between(now, time, Ground.STATION), DatesReason.STATION);
    }

    private static Between between(Moment now, TimeInterval time, Ground ground) {
        var table = now.leapTable();
        return new Between(table.toUtc(time.earliest()), table.toUtc(time.latest()), ground);
    }

    /// Who makes the sources of a running station contradict each other must not gain that the
    /// host's clock decides which certificates are good.
    private Dates withoutTime(Moment now, @Nullable KnownTime known) {
        return known == null
                ? byHost(now)
                : new Dates(between(now, known.at(now), Ground.MEMORY), DatesReason.MEMORY);
    }

    private Dates byHost(Moment now) {
        var host = now.hostClock();
        Optional<UtcInstant> later = plan.remembered().filter(known -> host.compareTo(known) < 0);
        return later.map(known ->
                        new Dates(new Between(known, known, Ground.MEMORY), DatesReason.MEMORY))
                .orElseGet(() ->
                        new Dates(
                                new Between(host, host, Ground.HOST_CLOCK),
                                DatesReason.HOST_CLOCK));
    }

    private static Dates unknown(DatesReason reason) {
        return new Dates(new Unknown(text(reason)), reason);
    }

    /// For an operator; the same as long as the reason is the same.
    private static String text(DatesReason reason) {
        return switch (reason) {
            case NOT_ASKED -> "the Roughtime servers are being asked what time it is";
            case NOT_SENT -> "no request could be sent to a majority of the Roughtime parties";
            case NO_MAJORITY -> "no majority of the Roughtime parties agrees on the time";
            case OLD -> "the Roughtime parties last agreed more than a day ago";
            case SLEPT -> "the machine has slept since the Roughtime parties agreed";
            case CONTRADICTS_ITSELF ->
                    "the Roughtime parties agree on another time than they did before";
            case BEFORE_MEMORY ->
                    "the Roughtime parties agree on a time before the end of this station's last run";
            case CONTRADICTS_STATION ->
                    "the Roughtime parties agree on another time than the station has";
            case STATION, ROUGHTIME, MEMORY, HOST_CLOCK ->
                    throw new IllegalArgumentException("must be unknown: " + reason);
        };
    }
}
