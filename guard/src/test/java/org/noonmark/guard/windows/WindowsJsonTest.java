package org.noonmark.guard.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.sigma.LogSource;

class WindowsJsonTest {
    private static final JsonFormat FORMAT =
            new JsonFormat(List.of(WindowsJson::new), LogSource.ANY);

    private static LogEvent one(String text) {
        var reading = Reading.of(FORMAT, text);
        assertThat(reading.problems).isEmpty();
        assertThat(reading.events).hasSize(1);
        return reading.events.getFirst();
    }

    @Test
    void membersOfSystemCarryTheirAttribute() {
        var event =
                one(
                        """
                        {"Event": {"#attributes": {"xmlns": "http://example.org/"},
                          "System": {
                            "Provider": {"#attributes": {"Name": "P", "Guid": "G"}},
                            "EventID": {"#attributes": {"Qualifiers": 16384}, "#text": 7045},
                            "TimeCreated": {"#attributes":
                              {"SystemTime": "2026-04-17T05:24:53.092051Z"}},
                            "Correlation": null,
                            "Execution": {"#attributes": {"ProcessID": 8}},
                            "Channel": "System", "Computer": "c"},
                          "EventData": {"ServiceName": "s", "ImagePath": "p"}}}
                        """);
        assertThat(Reading.fields(event))
                .containsExactly(
                        "Provider_Name=P",
                        "Provider_Guid=G",
                        "EventID_Qualifiers=16384",
                        "EventID=7045",
                        "TimeCreated_SystemTime=2026-04-17T05:24:53.092051Z",
                        "Execution_ProcessID=8",
                        "Channel=System",
                        "Computer=c",
                        "ServiceName=s",
                        "ImagePath=p",
                        "class_uid=201004",
                        "activity_name=Create",
                        "status=Success",
                        "win_service.name=s",
                        "win_service.cmd_line=p",
                        "device.hostname=c");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-04-17T05:24:53.092051Z"));
    }

    @Test
    void unnamedDataAreSeveralValues() {
        var event =
                one(
                        """
                        {"Event":{"System":{"EventID":400,"Channel":"Windows PowerShell"},
                        "EventData":{"Data":{"#text":["Available","None","HostName=x"]}}}}
                        """);
        assertThat(Reading.fields(event))
                .contains("Data=Available", "Data=None", "Data=HostName=x");
        assertThat(event.kind().views().getFirst().source())
                .isEqualTo(new LogSource("windows", "ps_classic_start", "powershell-classic"));
    }

    @Test
    void namedDataInListsAreCalledByTheirName() {
        var event =
                one(
                        """
                        {"Event":{"System":{"EventID":"1","Channel":"Security"},"EventData":{"Data":[
                        {"@Name":"One","#text":"1"},{"@Name":"Empty"},{"@Name":"Two","#text":"2"}]}}}
                        """);
        assertThat(Reading.fields(event)).contains("EventID=1", "One=1", "Empty=", "Two=2");
    }

    @Test
    void userDataAreFlat() {
        var event =
                one(
                        """
                        {"Event":{"System":{"EventID":1102,"Channel":"Security","Computer":"c"},
                        "UserData":{"LogFileCleared":{"#attributes":{"xmlns:a":"b"},
                        "SubjectUserName":"eve"}}}}
                        """);
        assertThat(Reading.fields(event))
                .contains("SubjectUserName=eve", "class_uid=1008", "actor.user.name=eve")
                .noneMatch(field -> field.contains("xmlns"));
    }

    @Test
    void winlogbeatIsRead() {
        var event =
                one(
                        """
                        {"@timestamp":"2026-04-17T05:24:53.092Z","event":{"code":"4625"},
                        "winlog":{"channel":"Security","event_id":"4625","computer_name":"c",
                        "provider_name":"P","process":{"pid":4,"thread":{"id":5}},
                        "event_data":{"TargetUserName":"bob","IpAddress":"192.0.2.1"}},
                        "agent":{"type":"winlogbeat"}}
                        """);
        assertThat(Reading.fields(event))
                .contains(
                        "EventID=4625",
                        "Provider_Name=P",
                        "Execution_ProcessID=4",
                        "Execution_ThreadID=5",
                        "TargetUserName=bob",
                        "agent.type=winlogbeat",
                        "status=Failure",
                        "user.name=bob",
                        "src_endpoint.ip=192.0.2.1");
        assertThat(event.times().claimed()).isPresent();
    }

    @Test
    void flatEventsKeepTheirNamesBesideThoseOfRules() {
        var event =
                one(
                        """
                        {"EventID":13,"Channel":"Microsoft-Windows-Sysmon/Operational",
                        "Hostname":"h","SourceName":"Microsoft-Windows-Sysmon",
                        "EventTime":"2020-09-22 14:53:01","UtcTime":"2020-09-22 18:53:01.266",
                        "@timestamp":"2020-09-22T18:53:04.182Z"}
                        """);
        assertThat(Reading.fields(event))
                .contains(
                        "Hostname=h",
                        "Computer=h",
                        "SourceName=Microsoft-Windows-Sysmon",
                        "Provider_Name=Microsoft-Windows-Sysmon");
        assertThat(event.time()).isEqualTo(Instant.parse("2020-09-22T18:53:01.266Z"));
    }

    @Test
    void anEventTypeThatWasWrittenOverIsInTheMessage() {
        var event =
                one(
                        """
                        {"EventID":12,"Channel":"Microsoft-Windows-Sysmon/Operational",
                        "EventType":"INFO","Message":"Registry object:\\r\\nEventType: DeleteValue\\r\\n"}
                        """);
        assertThat(event.kind().name()).isEqualTo("sysmon 12 delete");
    }

    @Test
    void localTimeIsTakenWhenThereIsNoOther() {
        var event =
                one(
                        "{\"EventID\":1,\"Channel\":\"Security\",\"EventTime\":\"2020-09-22 14:53:01\"}");
        assertThat(event.time()).isEqualTo(Instant.parse("2020-09-22T14:53:01Z"));
    }

    @Test
    void otherJsonIsLeftToOthers() {
        var event = one("{\"EventID\":1,\"Level\":\"info\"}");
        assertThat(event.kind().name()).isEqualTo("json");
    }

    @Test
    void spoiledXmlInJsonStaysText() {
        for (var xml : List.of("<Event>", "<Event a=>", "<Event><System></Event", "<Event/>x")) {
            var event = one("{\"message\":\"" + xml + "\"}");
            assertThat(event.first("message") == null).isEqualTo(xml.endsWith("/>x"));
        }
    }
}
