package org.noonmark.incident.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Tactic;

/// An incident as a STIX 2.1 bundle (OASIS Standard, 2021-06-10).
///
/// STIX 2.1 has little to say of an incident, so the probability of chance, the effect on time and
/// the kill chain stand in an extension whose definition is in the bundle. A claim about who did it
/// is a note of whoever claims it, with their confidence; no threat actor is ever named as a fact.
public final class StixBundle {
    /// When the objects that are the same in every export were first written.
    private static final Instant RELEASED = Instant.parse("2026-11-24T00:00:00Z");

    static final String EXTENSION = StixId.of("extension-definition", "incident of a clock, 1");

    private static final int MOST = 999_999_999;

    private final Incident incident;
    private final Producer producer;
    private final String self;
    private final String id;
    private final Json json = new Json();

    private StixBundle(Incident incident, Producer producer) {
        this.incident = incident;
        this.producer = producer;
        self = StixId.of("identity", "station\n" + producer.station());
        id = StixId.of("incident", producer.station() + "\n" + incident.identifier());
    }

    /// The bundle, as one line of JSON.
    public static String of(Incident incident, Producer producer) {
        return new StixBundle(incident, producer).write();
    }

    private String write() {
        json.object(() -> {
            json.text("type", "bundle");
            json.text("id", StixId.of("bundle", id + "\n" + incident.changed()));
            json.list("objects", this::objects);
        });
        return json.end();
    }

    private void objects() {
        fixed();
        incident();
        TechniqueList.of(incident).forEach((technique, tactics) -> technique(technique));
        for (var thing : things().values()) {
            thing(thing);
        }
        int number = 0;
        for (var signal : incident.signals()) {
            signal(signal, number++);
        }
        incident.measures().forEach(this::measure);
        number = 0;
        for (var remark : incident.remarks()) {
            remark(remark, number++);
        }
        incident.claims().stream().map(Incident.Claim::source).distinct().forEach(this::claimant);
        number = 0;
        for (var claim : incident.claims()) {
            claim(claim, number++);
        }
    }

    /// What every domain and relationship object begins with.
    private Json begin(String type, String identifier, Instant created, Instant modified) {
        return json.text("type", type)
                .text("spec_version", "2.1")
                .text("id", identifier)
                .time("created", created)
                .time("modified", modified.isBefore(created) ? created : modified);
    }

    private Json begin(String type, String identifier) {
        return begin(type, identifier, incident.opened(), incident.changed())
                .text("created_by_ref", self);
    }

    private void fixed() {
        json.object(() ->
                begin("identity", self, RELEASED, RELEASED)
                        .text("name", "Noonmark station " + producer.station())
                        .text("identity_class", "system"));
        json.object(() ->
                begin("extension-definition", EXTENSION, RELEASED, RELEASED)
                        .text("created_by_ref", self)
                        .text("name", "incident of a clock")
                        .text(
                                "description",
                                "How probable it is that an incident is chance, what it did"
                                        + " to time, and its kill chain.")
                        .text(
                                "schema",
                                "The definition incident-extension in the JSON Schema"
                                        + " stix-bundle.schema.json of Noonmark")
                        .text("version", "1.0.0")
                        .texts("extension_types", List.of("property-extension")));
    }

    private void incident() {
        var reasons = new StringBuilder();
        incident.signals().forEach(signal -> reasons.append(signal.because()).append('\n'));
        json.object(() ->
                begin("incident", id)
                        .text("name", incident.title())
                        .text("description", reasons.toString().stripTrailing())
                        .list(
                                "external_references",
                                () -> reference("noonmark", incident.identifier()))
                        .object("extensions", () -> json.object(EXTENSION, this::extension)));
    }

    private void extension() {
        json.text("extension_type", "property-extension")
                .text("state", incident.state().name().toLowerCase(java.util.Locale.ROOT))
                .time("first_activity", incident.first())
                .time("last_activity", incident.last())
                .number("expected_per_month", incident.expectedPerMonth());
        incident.coincidence().ifPresent(chance -> json.number("chance_of_coincidence", chance));
        incident.effect()
                .ifPresent(effect ->
                        json.number("largest_error_seconds", effect.largestError().toSeconds())
                                .text("largest_error_because", effect.because()));
        if (!incident.chain().isEmpty()) {
            json.list("kill_chain", () -> incident.chain().forEach(this::step));
        }
        json.texts(
                "other_entities",
                incident.entities().stream()
                        .filter(each -> !Observable.of(each).isThere())
                        .map(Entity::toString)
                        .toList());
        json.texts("absorbed", incident.absorbed());
    }

    private void step(Incident.Step step) {
        json.object(() ->
                json.text("tactic", step.tactic().identifier())
                        .text("phase_name", TechniqueList.phase(step.tactic()))
                        .texts("techniques", step.techniques())
                        .time("first", step.first())
                        .time("last", step.last())
                        .number("signals", step.signals()));
    }

    private void reference(String source, String external) {
        json.object(() -> json.text("source_name", source).text("external_id", external));
    }

    private static String pattern(String technique) {
        return StixId.of("attack-pattern", technique);
    }

    private void technique(String technique) {
        boolean isAttack = TechniqueList.isAttack(technique);
        var tactics =
                TechniqueList.of(incident).getOrDefault(technique, java.util.Set.<Tactic>of());
        json.object(() -> {
            begin("attack-pattern", pattern(technique), incident.opened(), incident.changed())
                    .text("created_by_ref", self)
                    .text("name", producer.techniqueNames().apply(technique))
                    .list(
                            "external_references",
                            () -> reference(isAttack ? "mitre-attack" : "noonmark", technique));
            if (!tactics.isEmpty()) {
                json.list("kill_chain_phases", () -> tactics.forEach(this::phase));
            }
        });
        relate(id, pattern(technique));
    }

    private void phase(Tactic tactic) {
        json.object(() ->
                json.text("kill_chain_name", "mitre-attack")
                        .text("phase_name", TechniqueList.phase(tactic)));
    }

    private void relate(String source, String target) {
        json.object(() ->
                begin("relationship", StixId.of("relationship", source + "\n" + target))
                        .text("relationship_type", "related-to")
                        .text("source_ref", source)
                        .text("target_ref", target));
    }

    /// Every entity that STIX has an object for, once.
    private Map<String, Observable> things() {
        var all = new LinkedHashMap<String, Observable>();
        incident.entities().forEach(each -> put(all, Observable.of(each)));
        for (var signal : incident.signals()) {
            signal.entities().forEach(each -> put(all, Observable.of(each)));
            put(all, Observable.of(new Entity(Entity.Kind.HOST, signal.host())));
        }
        return all;
    }

    private static void put(Map<String, Observable> all, Observable thing) {
        if (thing.isThere()) {
            all.putIfAbsent(thing.id(), thing);
        }
    }

    private void thing(Observable thing) {
        json.object(() -> {
            if (thing.isObservable()) {
                json.text("type", thing.type()).text("spec_version", "2.1").text("id", thing.id());
            } else {
                begin(thing.type(), thing.id());
            }
            thing.members()
                    .forEach((name, value) -> {
                        if (name.equals("number")) {
                            json.number(name, Long.parseLong(value));
                        } else {
                            json.text(name, value);
                        }
                    });
        });
        if (!thing.isObservable()) {
            relate(id, thing.id());
        }
    }

    private void signal(Signal signal, int number) {
        var name = id + "\n" + number;
        var observed = StixId.of("observed-data", name);
        var seen =
                Observable.all(signal.entities()).stream()
                        .filter(Observable::isObservable)
                        .map(Observable::id)
                        .distinct()
                        .toList();
        int count = Math.clamp(signal.evidence().size(), 1, MOST);
        if (!seen.isEmpty()) {
            json.object(() ->
                    begin("observed-data", observed)
                            .time("first_observed", signal.from())
                            .time("last_observed", signal.until())
                            .number("number_observed", count)
                            .texts("object_refs", seen));
        }
        var where = Observable.of(new Entity(Entity.Kind.HOST, signal.host()));
        for (var technique : signal.techniques().stream().distinct().toList()) {
            json.object(() ->
                    begin("sighting", StixId.of("sighting", name + "\n" + technique))
                            .text("description", signal.because())
                            .time("first_seen", signal.from())
                            .time("last_seen", signal.until())
                            .number("count", count)
                            .text("sighting_of_ref", pattern(technique))
                            .texts(
                                    "observed_data_refs",
                                    seen.isEmpty() ? List.of() : List.of(observed))
                            .texts(
                                    "where_sighted_refs",
                                    List.of(where.isThere() ? where.id() : self)));
        }
    }

    private void measure(Incident.Measure measure) {
        var course = StixId.of("course-of-action", id + "\n" + measure.text());
        json.object(() -> begin("course-of-action", course).text("name", measure.text()));
        relate(course, id);
    }

    private void remark(Incident.Remark remark, int number) {
        var state = remark.state().name().toLowerCase(java.util.Locale.ROOT);
        json.object(() ->
                begin(
                                "note",
                                StixId.of("note", id + "\nremark " + number),
                                remark.time(),
                                remark.time())
                        .text("created_by_ref", self)
                        .text("abstract", "Remark of an operator; the incident is " + state)
                        .text("content", remark.text().isEmpty() ? state : remark.text())
                        .texts("authors", remark.by().isEmpty() ? List.of() : List.of(remark.by()))
                        .texts("object_refs", List.of(id)));
    }

    private static String claimantId(String source) {
        return StixId.of("identity", "claimant\n" + source);
    }

    private void claimant(String source) {
        json.object(() ->
                begin("identity", claimantId(source))
                        .text("name", source)
                        .text("identity_class", "unknown"));
    }

    private void claim(Incident.Claim claim, int number) {
        json.object(() ->
                begin(
                                "note",
                                StixId.of("note", id + "\nclaim " + number),
                                claim.time(),
                                claim.time())
                        .text("created_by_ref", claimantId(claim.source()))
                        .texts("labels", List.of("claim"))
                        .number("confidence", claim.confidence())
                        .text(
                                "abstract",
                                "Claim about who did it, by its author; no finding of"
                                        + " Noonmark")
                        .text("content", claim.text())
                        .texts("authors", List.of(claim.source()))
                        .texts("object_refs", List.of(id)));
    }
}
