package org.noonmark.incident.export;

import java.time.Instant;
import java.util.List;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;

/// An incident as OCSF 1.5.0 events, a line of JSON each: one Incident Finding (2005), then a
/// Detection Finding (2004) for each of its signals.
///
/// What OCSF has no member for, such as the probability of chance and the claims of others, stands
/// below `unmapped`.
public final class OcsfFindings {
    private static final String VERSION = "1.5.0";
    private static final int FINDINGS = 2;
    private static final int DETECTION = 2004;
    private static final int INCIDENT = 2005;
    private static final int CREATE = 1;
    private static final int UPDATE = 2;
    private static final int CLOSE = 3;

    private final Incident incident;
    private final Producer producer;
    private final Json json = new Json();

    private OcsfFindings(Incident incident, Producer producer) {
        this.incident = incident;
        this.producer = producer;
    }

    /// The events, each line ended by a line feed.
    public static String of(Incident incident, Producer producer) {
        var lines = new StringBuilder();
        lines.append(new OcsfFindings(incident, producer).incident()).append('\n');
        for (int i = 0; i < incident.signals().size(); i++) {
            lines.append(new OcsfFindings(incident, producer).detection(i)).append('\n');
        }
        return lines.toString();
    }

    private String incident() {
        int activity =
                switch (incident.state()) {
                    case CLOSED -> CLOSE;
                    case OPEN, ACKNOWLEDGED ->
                            incident.changed().equals(incident.opened()) ? CREATE : UPDATE;
                };
        int status =
                switch (incident.state()) {
                    case OPEN -> 1;
                    case ACKNOWLEDGED -> 2;
                    case CLOSED -> 5;
                };
        json.object(() -> {
            begin(INCIDENT, activity, incident.changed(), severity());
            json.number("status_id", status)
                    .text("desc", incident.title())
                    .number("start_time", incident.first().toEpochMilli())
                    .number("end_time", incident.last().toEpochMilli())
                    .object(
                            "assignee_group",
                            () -> json.text("name", "operators of " + producer.station()))
                    .list("finding_info_list", this::findings);
            attacks();
            if (!incident.remarks().isEmpty()) {
                json.text("comment", comment(incident.remarks().getLast()));
            }
            json.object("unmapped", this::unmapped);
        });
        return json.end();
    }

    private static String comment(Incident.Remark remark) {
        return remark.by() + ": " + (remark.text().isEmpty() ? remark.state() : remark.text());
    }

    private void begin(int type, int activity, Instant time, int severity) {
        json.number("category_uid", FINDINGS)
                .number("class_uid", type)
                .number("activity_id", activity)
                .number("type_uid", type * 100L + activity)
                .number("time", time.toEpochMilli())
                .number("severity_id", severity)
                .object(
                        "metadata",
                        () -> {
                            json.text("version", VERSION)
                                    .object(
                                            "product",
                                            () ->
                                                    json.text("name", "Noonmark")
                                                            .text("vendor_name", "Noonmark")
                                                            .text("version", producer.version())
                                                            .text("uid", producer.station()));
                            if (type == INCIDENT) {
                                json.texts("profiles", List.of("incident"));
                            }
                        });
    }

    /// Critical when time was wrong, high when much of a kill chain is there, else medium.
    private int severity() {
        if (incident.effect().isPresent()) {
            return 5;
        }
        boolean hasImpact =
                incident.chain().stream().anyMatch(step -> step.tactic() == Tactic.IMPACT);
        return hasImpact || incident.chain().size() >= 3 ? 4 : 3;
    }

    private void findings() {
        for (int i = 0; i < incident.signals().size(); i++) {
            int number = i;
            json.object(() -> finding(number));
        }
    }

    private void finding(int number) {
        var signal = incident.signals().get(number);
        json.text("uid", uid(number))
                .text("title", signal.kind())
                .text("desc", signal.because())
                .number("first_seen_time", signal.from().toEpochMilli())
                .number("last_seen_time", signal.until().toEpochMilli());
    }

    private String uid(int number) {
        return incident.identifier() + "/" + number;
    }

    private void attacks() {
        if (incident.chain().stream().allMatch(step -> step.techniques().isEmpty())) {
            return;
        }
        json.list("attacks", () -> incident.chain().forEach(this::attacks));
    }

    private void attacks(Incident.Step step) {
        step.techniques().forEach(each -> attack(step.tactic(), each));
    }

    private void attack(Tactic tactic, String technique) {
        int dot = TechniqueList.isAttack(technique) ? technique.indexOf('.') : -1;
        var whole = dot < 0 ? technique : technique.substring(0, dot);
        json.object(() -> {
            json.object(
                    "tactic",
                    () ->
                            json.text("uid", tactic.identifier())
                                    .text("name", TechniqueList.title(tactic)));
            named("technique", whole);
            if (dot > 0) {
                named("sub_technique", technique);
            }
        });
    }

    private void named(String member, String technique) {
        json.object(
                member,
                () ->
                        json.text("uid", technique)
                                .text("name", producer.techniqueNames().apply(technique)));
    }

    private void unmapped() {
        json.text("incident_uid", incident.identifier())
                .number("expected_per_month", incident.expectedPerMonth());
        incident.coincidence().ifPresent(chance -> json.number("chance_of_coincidence", chance));
        incident.effect()
                .ifPresent(effect ->
                        json.number("largest_error_seconds", effect.largestError().toSeconds())
                                .text("largest_error_because", effect.because()));
        json.texts("measures", incident.measures().stream().map(Incident.Measure::text).toList());
        if (!incident.claims().isEmpty()) {
            json.list("claims", () -> incident.claims().forEach(this::claim));
        }
    }

    private void claim(Incident.Claim claim) {
        json.object(() ->
                json.text("text", claim.text())
                        .text("source", claim.source())
                        .number("confidence", claim.confidence())
                        .number("time", claim.time().toEpochMilli()));
    }

    private String detection(int number) {
        var signal = incident.signals().get(number);
        json.object(() -> {
            begin(DETECTION, CREATE, signal.until(), severity(signal));
            json.number("start_time", signal.from().toEpochMilli())
                    .number("end_time", signal.until().toEpochMilli())
                    .text("message", signal.because())
                    .object("finding_info", () -> finding(number));
            if (!signal.evidence().isEmpty()) {
                json.list("evidences", () -> json.object(() -> evidence(signal)));
            }
            resources(signal);
            json.object("unmapped", () -> unmapped(signal));
        });
        return json.end();
    }

    /// By how rare it is in the normal work of the site.
    private static int severity(Signal signal) {
        if (signal.perMonth() >= 1) {
            return 1;
        }
        if (signal.perMonth() >= 0.1) {
            return 2;
        }
        return signal.perMonth() >= 0.01 ? 3 : 4;
    }

    private void evidence(Signal signal) {
        first(signal, Entity.Kind.ACCOUNT)
                .ifPresent(name -> json.object("user", () -> json.text("name", name)));
        first(signal, Entity.Kind.ADDRESS)
                .ifPresent(ip -> json.object("src_endpoint", () -> json.text("ip", ip)));
        json.object(
                "data", () -> json.list("events", () -> signal.evidence().forEach(this::event)));
    }

    private void event(LogPosition at) {
        json.object(() ->
                json.text("log", at.source())
                        .number("event_index", at.index())
                        .number("offset_bytes", at.offsetBytes()));
    }

    private static java.util.Optional<String> first(Signal signal, Entity.Kind kind) {
        return signal.entities().stream()
                .filter(each -> each.kind() == kind)
                .map(Entity::name)
                .findFirst();
    }

    private void resources(Signal signal) {
        if (!signal.host().isEmpty()) {
            json.list(
                    "resources",
                    () -> json.object(() -> json.text("name", signal.host()).text("type", "host")));
        }
    }

    private void unmapped(Signal signal) {
        json.text("incident_uid", incident.identifier())
                .number("probability", signal.probability())
                .number("expected_per_month", signal.perMonth())
                .texts("techniques", signal.techniques())
                .texts("entities", signal.entities().stream().map(Entity::toString).toList());
        signal.effect()
                .ifPresent(effect ->
                        json.number("largest_error_seconds", effect.largestError().toSeconds())
                                .text("largest_error_because", effect.because()));
    }
}
