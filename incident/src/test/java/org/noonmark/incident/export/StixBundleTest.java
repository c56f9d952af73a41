package org.noonmark.incident.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StixBundleTest {
    private static final SchemaCheck SCHEMA = SchemaCheck.of("stix-bundle.schema.json");
    private static final String FULL = StixBundle.of(Exported.full(), Exported.PRODUCER);

    private static Map<String, JsonNode> objects(String bundle) {
        var all = new HashMap<String, JsonNode>();
        for (var each : JsonMapper.shared().readTree(bundle).get("objects")) {
            assertThat(all.put(each.get("id").asString(), each)).as("one object each").isNull();
        }
        return all;
    }

    private static List<JsonNode> ofType(String type) {
        return objects(FULL).values().stream()
                .filter(each -> each.get("type").asString().equals(type))
                .toList();
    }

    @Test
    void whatIsWrittenIsValid() {
        assertThat(SCHEMA.problems(FULL)).isEmpty();
        assertThat(SCHEMA.problems(StixBundle.of(Exported.bare(), Exported.PRODUCER))).isEmpty();
    }

    @Test
    void theSchemaIsClosedAndRefuses() {
        for (var spoiled :
                List.of(
                        FULL.replaceFirst("\"name\"", "\"nam\""),
                        FULL.replaceFirst("\"spec_version\":\"2.1\"", "\"spec_version\":\"2.0\""),
                        FULL.replaceFirst("initial-access", "initial_access"),
                        FULL.replaceFirst("\"confidence\":20", "\"confidence\":101"),
                        FULL.replaceFirst("T01:02:03.456Z", "T25:02:03.456Z"),
                        FULL.replaceFirst("identity--........", "identity--xxxxxxxx"),
                        FULL.replaceFirst("\"type\":\"note\"", "\"type\":\"threat-actor\""),
                        FULL.replaceFirst("\"sighting_of_ref\":\"[^\"]*\",", ""))) {
            assertThat(spoiled).isNotEqualTo(FULL);
            assertThat(SCHEMA.problems(spoiled)).isNotEmpty();
        }
    }

    @Test
    void everyReferenceLeadsToAnObjectOfTheBundle() {
        for (var bundle : List.of(FULL, StixBundle.of(Exported.bare(), Exported.PRODUCER))) {
            var objects = objects(bundle);
            var references = new HashSet<String>();
            var found = Pattern.compile("\"([a-z0-9-]+--[0-9a-f-]{36})\"").matcher(bundle);
            while (found.find()) {
                references.add(found.group(1));
            }
            references.removeIf(each -> each.startsWith("bundle--"));
            assertThat(objects.keySet()).containsExactlyInAnyOrderElementsOf(references);
            objects.forEach(
                    (id, each) -> assertThat(id).startsWith(each.get("type").asString() + "--"));
        }
    }

    @Test
    void timesAreInOrder() {
        var pairs =
                Map.of(
                        "created", "modified",
                        "first_seen", "last_seen",
                        "first_observed", "last_observed");
        int checked = 0;
        for (var each : objects(FULL).values()) {
            for (var pair : pairs.entrySet()) {
                if (each.has(pair.getKey())) {
                    assertThat(each.get(pair.getKey()).asString())
                            .isLessThanOrEqualTo(each.get(pair.getValue()).asString());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void aLaterExportUpdatesTheFormer() {
        assertThat(StixBundle.of(Exported.full(), Exported.PRODUCER)).isEqualTo(FULL);
        var other = new Producer("south", "0.1.0", id -> id);
        var shared = new HashSet<>(objects(FULL).keySet());
        shared.retainAll(objects(StixBundle.of(Exported.full(), other)).keySet());
        assertThat(shared).noneMatch(id -> id.startsWith("incident--"));
        assertThat(shared).anyMatch(id -> id.startsWith("ipv4-addr--"));
    }

    @Test
    void aClaimIsTheClaimantsNoteAndNobodyIsNamedAsAThreatActor() {
        assertThat(FULL).doesNotContain("threat-actor").doesNotContain("attributed-to");
        var claims = new ArrayList<>(ofType("note"));
        claims.removeIf(each -> !each.has("confidence"));
        assertThat(claims).hasSize(2);
        for (var claim : claims) {
            var author = objects(FULL).get(claim.get("created_by_ref").asString());
            assertThat(author.get("name").asString()).isEqualTo("a newspaper");
            assertThat(claim.get("labels").get(0).asString()).isEqualTo("claim");
        }
    }

    @Test
    void theExtensionSaysHowProbableChanceIsAndWhatBecameOfTime() {
        var extension = ofType("incident").getFirst().get("extensions").get(StixBundle.EXTENSION);
        assertThat(extension.get("chance_of_coincidence").asDouble()).isEqualTo(1 / 5300.0);
        assertThat(extension.get("largest_error_seconds").asDouble()).isEqualTo(0.0012);
        assertThat(extension.get("kill_chain")).hasSize(3);
        assertThat(extension.get("other_entities").toString())
                .contains("credential SHA256:abc", "address gw.example.org");
        assertThat(ofType("attack-pattern")).hasSize(3);
        assertThat(ofType("sighting")).hasSize(3);
        assertThat(ofType("course-of-action")).hasSize(2);
    }
}
