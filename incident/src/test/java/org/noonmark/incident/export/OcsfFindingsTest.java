package org.noonmark.incident.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.incident.Incident;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OcsfFindingsTest {
    private static final SchemaCheck SCHEMA = SchemaCheck.of("ocsf-finding.schema.json");

    private static List<String> lines(Incident incident) {
        return OcsfFindings.of(incident, Exported.PRODUCER).lines().toList();
    }

    private static JsonNode tree(String line) {
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void everyLineIsValid() {
        for (var incident : List.of(Exported.full(), Exported.bare())) {
            assertThat(lines(incident)).hasSize(1 + incident.signals().size());
            for (var line : lines(incident)) {
                assertThat(SCHEMA.problems(line)).as(line).isEmpty();
            }
        }
    }

    @Test
    void theSchemaIsClosedAndRefuses() {
        for (var line : lines(Exported.full())) {
            assertThat(SCHEMA.problems(line.replaceFirst("\\{", "{\"more\":1,"))).isNotEmpty();
            assertThat(SCHEMA.problems(line.replaceFirst("\"severity_id\":.", "\"severity_id\":7")))
                    .isNotEmpty();
            assertThat(SCHEMA.problems(line.replaceFirst("(\"type_uid\":....).", "$19")))
                    .isNotEmpty();
            assertThat(SCHEMA.problems(line.replaceFirst("\"time\":[0-9]+,", ""))).isNotEmpty();
        }
    }

    @Test
    void numbersOfClassAndTypeAgreeAndTimesAreInOrder() {
        for (var incident : List.of(Exported.full(), Exported.bare())) {
            for (var line : lines(incident)) {
                var event = tree(line);
                assertThat(event.get("type_uid").asLong())
                        .isEqualTo(
                                event.get("class_uid").asLong() * 100
                                        + event.get("activity_id").asLong());
                assertThat(event.get("start_time").asLong())
                        .isLessThanOrEqualTo(event.get("end_time").asLong());
            }
        }
    }

    @Test
    void theIncidentNamesEachOfItsFindings() {
        var events = lines(Exported.full()).stream().map(OcsfFindingsTest::tree).toList();
        var listed = events.getFirst().get("finding_info_list");
        for (int i = 0; i < listed.size(); i++) {
            assertThat(events.get(i + 1).get("finding_info")).isEqualTo(listed.get(i));
        }
        assertThat(events.getFirst().get("attacks")).hasSize(3);
        assertThat(events.getFirst().get("attacks").get(1).toString())
                .contains("\"technique\":{\"uid\":\"T1021\"", "T1021.004", "Command and Control");
        assertThat(events.getFirst().get("severity_id").asInt()).isEqualTo(5);
        assertThat(tree(lines(Exported.bare()).getFirst()).get("activity_id").asInt()).isEqualTo(1);
    }
}
