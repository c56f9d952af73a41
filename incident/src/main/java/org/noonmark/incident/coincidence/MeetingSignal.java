package org.noonmark.incident.coincidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.noonmark.guard.fact.Fact;
import org.noonmark.guard.fact.Fact.Trouble;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Entity.Kind;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;

/// The signal of a meeting, and its sentence.
final class MeetingSignal {
    static final String KIND = "coincidence";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private MeetingSignal() {}

    static Signal of(Meeting meeting, double perMonth, ZoneId zone) {
        var visit = meeting.visit();
        var change = meeting.change();
        var until = change.origin().time();
        return new Signal(
                KIND,
                visit.start().isAfter(until) ? until : visit.start(),
                until,
                change.origin().host(),
                entities(meeting),
                Math.max(meeting.chance(), Double.MIN_NORMAL),
                perMonth,
                List.of(technique(change.trouble())),
                because(meeting, zone),
                List.of(visit.position(), change.origin().position()),
                effect(change));
    }

    private static List<Entity> entities(Meeting meeting) {
        var visit = meeting.visit();
        Set<Entity> all = new LinkedHashSet<>();
        add(all, Kind.ACCOUNT, visit.account());
        add(all, Kind.HOST, visit.host());
        add(all, Kind.ADDRESS, visit.address());
        add(all, Kind.HOST, meeting.change().origin().host());
        add(all, Kind.CLOCK, meeting.change().clock());
        for (var link : visit.behind()) {
            add(all, Kind.ACCOUNT, link.account());
            add(all, Kind.HOST, link.host());
            add(all, Kind.ADDRESS, link.address());
        }
        return new ArrayList<>(all);
    }

    private static void add(Set<Entity> all, Kind kind, String name) {
        if (!name.isEmpty()) {
            all.add(new Entity(kind, name));
        }
    }

    private static String technique(Trouble trouble) {
        return switch (trouble) {
            case STEP -> "x-time-step";
            case FREQUENCY -> "x-time-frequency";
            case SOURCE_CHANGED -> "x-time-source-added";
            case SOURCE_LOST -> "x-time-source-lost";
            case FALSETICKER -> "x-time-reference-spoofed";
            case SERVICE_STOPPED, SERVICE_STARTED -> "x-time-service-stopped";
            case CONFIGURATION -> "T1565.001";
            case BOUND -> "x-time-holdover-forced";
        };
    }

    private static String because(Meeting meeting, ZoneId zone) {
        var text = new StringBuilder(session(meeting.visit(), zone));
        text.append("; ").append(after(meeting)).append(meeting.change().what());
        var host = meeting.change().origin().host();
        text.append("; ")
                .append(host.isEmpty() ? "this host" : host)
                .append(" had ")
                .append(meeting.clockCount())
                .append(meeting.size() > 0 ? " such of at least that size in " : " such in ")
                .append(days(meeting.clockDays()));
        if (meeting.others() > 0) {
            text.append("; ").append(meeting.others()).append(" other accounts were present");
        }
        text.append("; chance 1 in ")
                .append(String.format(Locale.ROOT, "%,d", Math.round(1 / meeting.chance())))
                .append(" for an hour of presence");
        if (meeting.hasLittleHistory()) {
            text.append(
                    " (little history, %s of the clock and %d hours of such presence: mostly assumed)"
                            .formatted(days(meeting.clockDays()), meeting.alike()));
        }
        return text.toString();
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String session(Visit visit, ZoneId zone) {
        var end = visit.end();
        var text = new StringBuilder("session of ");
        text.append(visit.account()).append(" on ").append(visit.host()).append(' ');
        text.append(TIME.format(visit.start().atZone(zone))).append(" to ");
        text.append(end == null ? "now" : shown(visit.start(), end, zone));
        if (!visit.address().isEmpty()) {
            text.append(" from ").append(visit.address());
        }
        for (var link : visit.behind()) {
            text.append(", behind it ").append(link.account()).append(" on ").append(link.host());
            if (!link.address().isEmpty()) {
                text.append(" from ").append(link.address());
            }
        }
        return text.toString();
    }

    private static String shown(Instant start, Instant end, ZoneId zone) {
        boolean isSameDay = start.atZone(zone).toLocalDate().equals(end.atZone(zone).toLocalDate());
        return (isSameDay ? HOUR : TIME).format(end.atZone(zone));
    }

    private static String after(Meeting meeting) {
        var visit = meeting.visit();
        var begin = meeting.episode().begin();
        var end = visit.end();
        if (end != null && begin.isAfter(end)) {
            return minutes(end, begin) + " after its end ";
        }
        return minutes(visit.start(), begin) + " after its beginning ";
    }

    private static String minutes(Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    }

    /// A size of a step or offset is what the log says that a clock was off by; it bounds what this
    /// event did, not what went before it.
    private static Optional<TimeEffect> effect(Fact.ClockChanged change) {
        if (change.size().isZero()) {
            return Optional.empty();
        }
        var how =
                switch (change.trouble()) {
                    case STEP -> "size of the step, as its log says: ";
                    case FREQUENCY -> "change of rate times the time since it can have begun: ";
                    case FALSETICKER -> "how far the source was off, as its log says: ";
                    case SOURCE_CHANGED,
                            SOURCE_LOST,
                            SERVICE_STOPPED,
                            SERVICE_STARTED,
                            CONFIGURATION,
                            BOUND ->
                            "bound that its log declares: ";
                };
        return Optional.of(new TimeEffect(change.size().abs(), how + change.what()));
    }
}
