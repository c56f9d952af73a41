package org.noonmark.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.status.Amounts;
import org.noonmark.app.status.StatusReport;
import org.noonmark.events.StampedEvent;
import org.noonmark.events.Visible;
import org.noonmark.metrology.Evaluation;
import org.noonmark.metrology.Member;
import org.noonmark.sources.AssociationStatus;
import org.noonmark.sources.NtsStatus;
import org.noonmark.station.Snapshot;
import org.noonmark.station.StationStatus;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;

/// Makes a [StatusReport] out of a running station.
final class StatusReports {
    private final Configuration configuration;
    private final RunningStation station;
    private final Optional<StationLedger> ledger;
    private final ConfigurationGuard guard;
    private final Optional<LogGuard> logs;

    StatusReports(
            Configuration configuration,
            RunningStation station,
            Optional<StationLedger> ledger,
            ConfigurationGuard guard,
            Optional<LogGuard> logs) {
        this.configuration = configuration;
        this.station = station;
        this.ledger = ledger;
        this.guard = guard;
        this.logs = logs;
    }

    /// The station now.
    ///
    /// @param recent events, oldest first
    StatusReport now(List<StampedEvent> recent) {
        var snapshot = station.snapshot();
        long counter = station.counterNanos();
        var status = station.status();
        return new StatusReport(
                StatusReport.FORMAT,
                configuration.stationName(),
                Version.TEXT,
                ProcessHandle.current().pid(),
                station.boot(),
                counter,
                status.state().name(),
                status.reason(),
                status.inState().toSeconds(),
                time(snapshot, counter),
                status.evaluation().frequency(),
                status.estimateMinusServed().toSeconds(),
                status.accumulated().toSeconds(),
                leap(snapshot, counter),
                sources(status),
                station.servers().services().stream().map(StatusReports::server).toList(),
                station.droppedReadings(),
                station.droppedEvents(),
                recent.stream().map(event -> event(event, snapshot.leapTable())).toList(),
                StartReports.of(station.startStatus(), station.counterNanos()),
                ledger.map(StationLedger::report).orElse(null),
                guard.report(),
                logs.map(LogGuard::report).orElse(null));
    }

    private static StatusReport.@Nullable Time time(Snapshot snapshot, long counter) {
        if (!snapshot.state().isUsable()) {
            return null;
        }
        var tai = snapshot.line().taiAt(counter);
        return new StatusReport.Time(
                Amounts.utc(snapshot.leapTable().toUtc(tai)),
                tai.toString(),
                snapshot.halfWidthSecondsAt(counter),
                snapshot.line().startCounterNanos(),
                snapshot.uncertainty());
    }

    private StatusReport.Leap leap(Snapshot snapshot, long counter) {
        var table = snapshot.leapTable();
        var tai = snapshot.line().taiAt(counter);
        boolean usable = snapshot.state().isUsable();
        var next = usable ? table.nextAfter(tai) : Optional.<LeapTable.Leap>empty();
        return new StatusReport.Leap(
                usable
                        ? table.taiMinusUtc(tai).seconds()
                        : table.leaps().getLast().taiMinusUtcSeconds(),
                next.map(leap -> table.toUtc(leap.begins()).toString()).orElse(null),
                next.map(table::stepAt).orElse(0),
                table.expires().toString(),
                usable && table.isExpiredAt(tai),
                guard.leapName().map(file -> "file " + file).orElse("table of this release"));
    }

    private List<StatusReport.Source> sources(StationStatus status) {
        var associations = new TreeMap<>(station.sources().associations());
        var sources = new ArrayList<StatusReport.Source>();
        for (var member : status.evaluation().members()) {
            var association = associations.remove(member.clock().name());
            sources.add(source(member, association, status.evaluation()));
        }
        associations.forEach((name, association) -> sources.add(silent(association)));
        for (var source : configuration.ntpSources()) {
            var name = source.config().clock().name();
            if (sources.stream().noneMatch(known -> isOf(name, known.name()))) {
                sources.add(
                        silent(
                                name,
                                false,
                                "its host has no address yet: check the name",
                                Map.of()));
            }
        }
        configuration
                .khronos()
                .ifPresent(config ->
                        station.khronos()
                                .ifPresent(watch ->
                                        sources.add(
                                                KhronosReport.of(
                                                        watch,
                                                        config.agreement(),
                                                        station.counterNanos()))));
        return sources;
    }

    /// Members of a pool carry their address behind its name.
    private static boolean isOf(String source, String clock) {
        return clock.equals(source) || clock.startsWith(source + "/");
    }

    private static StatusReport.Source source(
            Member member, @Nullable AssociationStatus association, Evaluation evaluation) {
        return new StatusReport.Source(
                member.clock().name(),
                member.standing().name(),
                member.clockMinusEnsembleSeconds(),
                member.boundSeconds(),
                member.noiseSeconds(),
                member.weight(),
                member.ageSeconds(),
                member.authenticated(),
                member.upstream().stratum(),
                advice(member, association, evaluation),
                association == null ? Map.of() : details(association));
    }

    private static StatusReport.Source silent(AssociationStatus association) {
        var trouble =
                association.trouble().isEmpty()
                        ? "no reading yet"
                        : association.trouble() + whatToCheck(association);
        return silent(
                association.clock().name(),
                association.authenticated(),
                trouble,
                details(association));
    }

    private static String whatToCheck(AssociationStatus association) {
        // Why there are no keys says itself what is wrong, and it is seldom the path.
        boolean keysFailed =
                association.nts().map(nts -> !nts.lastFailure().isEmpty()).orElse(false);
        return keysFailed ? "" : ": check the path to it";
    }

    private static StatusReport.Source silent(
            String name, boolean authenticated, String trouble, Map<String, String> details) {
        return new StatusReport.Source(
                name,
                StatusReport.Source.SILENT,
                0,
                0,
                0,
                0,
                0,
                authenticated,
                0,
                trouble,
                details);
    }

    private static String advice(
            Member member, @Nullable AssociationStatus association, Evaluation evaluation) {
        var trouble = association == null ? "" : association.trouble();
        return switch (member.standing()) {
            case MEMBER, OUTLIER -> "";
            case FALSETICKER ->
                    "differs from what the majority agrees on: treat it as broken or bent until you"
                            + " know which";
            case NOT_AUTHENTICATED ->
                    "policy asks for authenticated sources: give it a key_id or nts, or change"
                            + " require_authenticated";
            case BOUND_TOO_WIDE ->
                    "promises less than largest_source_bound admits: use a nearer server";
            case STALE ->
                    "is silent"
                            + (trouble.isEmpty() ? "" : " (" + trouble + ")")
                            + ": check the path";
            case PENDING ->
                    evaluation.isAgreed()
                            ? ""
                            : "cannot be compared: no majority of sources agrees";
        };
    }

    private static Map<String, String> details(AssociationStatus association) {
        var details = new LinkedHashMap<String, String>();
        details.put("address", association.address() + " port " + association.port());
        details.put("reach", "%03o".formatted(association.reach()));
        details.put("poll", (1L << association.pollExponent()) + " s");
        details.put("mode", association.interleaved() ? "interleaved" : "basic");
        association.lastDelay().ifPresent(d -> details.put("delay", Amounts.of(d.toSeconds())));
        details.put("requests", Long.toString(association.requests()));
        details.put("replies", Long.toString(association.replies()));
        association.nts().ifPresent(nts -> putNts(details, nts));
        new TreeMap<>(association.refusals())
                .forEach((why, count) -> details.put(Counts.words(why), Long.toString(count)));
        return details;
    }

    private static StatusReport.Server server(ServerSet.Service service) {
        return new StatusReport.Server(
                service.protocol(),
                service.listening().stream().map(Addresses::text).toList(),
                service.counters().get());
    }

    private static <E extends Enum<E>> void put(
            Map<String, String> details, String prefix, Map<E, Long> counts) {
        new TreeMap<>(counts)
                .forEach((why, count) ->
                        details.put(prefix + Counts.words(why), Long.toString(count)));
    }

    private static void putNts(Map<String, String> details, NtsStatus nts) {
        nts.who()
                .ifPresent(who -> {
                    details.put("authenticated by", who.subject());
                    details.put("certified by", who.issuer());
                    details.put("certificate until", who.validUntil().toString());
                    details.put("certificate judged by", who.judgedBy().text());
                    details.put("tls", who.tls());
                });
        details.put("cookies", Integer.toString(nts.cookies()));
        details.put("key exchanges", Long.toString(nts.exchanges()));
        put(details, "no keys: ", nts.failures());
        details.put("naks", Long.toString(nts.naks()));
        put(details, "not authentic: ", nts.refused());
        if (!nts.lastFailure().isEmpty()) {
            details.put("key exchange", nts.lastFailure());
        }
    }

    static StatusReport.Event event(StampedEvent event, LeapTable table) {
        return new StatusReport.Event(
                event.sequence(),
                utc(event.time(), table),
                event.event().severity().name(),
                Visible.line(event.event().text()));
    }

    private static String utc(StandardTime time, LeapTable table) {
        return time.state().isUsable() ? Amounts.utc(table.toUtc(time.interval().midpoint())) : "";
    }
}
