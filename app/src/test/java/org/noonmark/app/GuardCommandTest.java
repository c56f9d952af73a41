package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.guard.GuardInbox;
import org.noonmark.app.guard.GuardRequest;
import org.noonmark.guard.event.LogPosition;
import org.noonmark.guard.signal.Entity;
import org.noonmark.guard.signal.Signal;
import org.noonmark.guard.signal.TimeEffect;
import org.noonmark.incident.Incident;
import org.noonmark.incident.OperatorAction;
import org.noonmark.incident.Tactic;
import org.noonmark.incident.store.GuardStore;
import org.noonmark.time.TimeDelta;
import tools.jackson.databind.json.JsonMapper;

class GuardCommandTest {
    private static final Instant AT = Instant.parse("2026-03-01T01:02:03Z");
    private static final String ID = "I-0123456789ab";

    @TempDir Path folder;

    private static Incident incident(String identifier, Incident.State state) {
        var account = new Entity(Entity.Kind.ACCOUNT, "mlind");
        var signal =
                new Signal(
                        "coincidence",
                        AT,
                        AT.plusSeconds(60),
                        "ntp1",
                        List.of(account),
                        1 / 5300.0,
                        0.03,
                        List.of("x-time-step"),
                        "14 min after the login chronyd stepped by -1.2 ms",
                        List.of(new LogPosition("auth.log", 7, 901)),
                        Optional.empty());
        return new Incident(
                identifier,
                "Night login, then a step",
                AT,
                AT.plusSeconds(60),
                AT.plusSeconds(61),
                AT.plusSeconds(62),
                List.of(signal),
                List.of(account),
                List.of(new Incident.Step(Tactic.IMPACT, List.of("x-time-step"), AT, AT, 1)),
                0.002,
                OptionalDouble.of(1 / 5300.0),
                Optional.of(new TimeEffect(TimeDelta.ofMicros(1200), "the step")),
                List.of(new Incident.Measure("Lock the account mlind.", List.of(account))),
                state,
                List.of(),
                List.of(new Incident.Claim("Group Y", "a newspaper", 20, AT, "anna")),
                List.of("I-00000000000a"));
    }

    private void keep(Incident... incidents) throws IOException {
        new GuardInbox(folder.resolve(GuardInbox.NAME)).make();
        var opened = GuardStore.open(folder.resolve(GuardStore.FILE), line -> {});
        try (var store = ((GuardStore.Opened.Ready) opened).store()) {
            for (var each : incidents) {
                assertThat(store.incidents().save(each)).isTrue();
            }
        }
    }

    private CommandLineRun run(String... words) {
        var all = new java.util.ArrayList<>(List.of("guard"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", folder.toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void listsWhatIsOpen() throws IOException {
        keep(incident(ID, Incident.State.OPEN), incident("I-0b", Incident.State.CLOSED));
        var run = run("incidents");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.out()).contains(ID, "Night login, then a step").doesNotContain("I-0b");
        assertThat(run("incidents", "--all").out()).contains("I-0b");
        var json = JsonMapper.shared().readTree(run("incidents", "--json").out());
        assertThat(json.get(0).get("identifier").asString()).isEqualTo(ID);
    }

    @Test
    void saysWhenNothingIsOpen() throws IOException {
        keep(incident(ID, Incident.State.ACKNOWLEDGED));
        assertThat(run("incidents").exitCode()).isZero();
        keep(incident(ID, Incident.State.CLOSED));
        assertThat(run("incidents").out()).isEqualTo("no open incidents\n");
    }

    @Test
    void showsAnIncidentInEachFormat() throws IOException {
        keep(incident(ID, Incident.State.OPEN));
        assertThat(run("show", ID).out())
                .contains(
                        "1 in 5,300",
                        "largest error any client can have seen: 1.20 ms (the step)",
                        "Lock the account mlind.",
                        "a newspaper, confidence 20 of 100: Group Y");
        assertThat(run("show", "I-00000000000a").out()).contains(ID);
        var mapper = JsonMapper.shared();
        var json = mapper.readTree(run("show", ID, "--format", "json").out());
        assertThat(json.get("opened").asString()).isEqualTo("2026-03-01T01:03:04Z");
        var stix = mapper.readTree(run("show", ID, "--format", "stix").out());
        assertThat(stix.get("type").asString()).isEqualTo("bundle");
        var ocsf = run("show", ID, "--format", "ocsf").out().lines().toList();
        assertThat(ocsf).hasSize(2);
        assertThat(mapper.readTree(ocsf.getFirst()).get("class_uid").asInt()).isEqualTo(2005);
    }

    @Test
    void writesAWholeFileOrNone() throws IOException {
        keep(incident(ID, Incident.State.OPEN));
        var file = folder.resolve("out.json");
        assertThat(run("show", ID, "--format", "stix", "-o", file.toString()).exitCode()).isZero();
        assertThat(Files.readString(file)).startsWith("{\"type\":\"bundle\"");
        var nowhere = folder.resolve("none").resolve("out.json");
        var failed = run("show", ID, "-o", nowhere.toString());
        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err()).contains("there is no folder");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(run("incidents").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run("incidents").err()).contains("has kept no incident yet");
        keep(incident(ID, Incident.State.OPEN));
        assertThat(run("show", "I-ffffffffffff").err()).contains("there is no incident");
        assertThat(run("show", ID, "--format", "xml").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("comment", ID, "hello").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("comment", ID, " ", "--by", "anna").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("freeze", "--by", " ").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("rollback", "yesterday", "--by", "anna").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("rollback", "2999-01-01", "--by", "anna").err()).contains("in the future");
        assertThat(
                        run("suspect", "m", "--source", "s", "--confidence", "101", "--by", "anna")
                                .exitCode())
                .isEqualTo(ExitCode.USAGE);
        try (var files = Files.list(folder.resolve(GuardInbox.NAME))) {
            assertThat(files).isEmpty();
        }
    }

    private GuardRequest asked(String... words) throws IOException {
        var run = run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        var inbox = new GuardInbox(folder.resolve(GuardInbox.NAME));
        var file = inbox.next().orElseThrow();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var read = (GuardInbox.Read.Good) inbox.read(file);
        inbox.done(file);
        assertThat(inbox.next()).isEmpty();
        return read.request();
    }

    private OperatorAction acted(String... words) throws IOException {
        return ((GuardRequest.OfIncident) asked(words)).action();
    }

    @Test
    void leavesWhatIsAskedForTheStation() throws IOException {
        keep(incident(ID, Incident.State.OPEN));
        assertThat(acted("acknowledge", "I-00000000000a", "--by", "anna"))
                .isInstanceOfSatisfying(
                        OperatorAction.Acknowledge.class,
                        each -> assertThat(each.incident()).isEqualTo(ID));
        assertThat(((OperatorAction.Comment) acted("comment", ID, "odd", "--by", "bo")).text())
                .isEqualTo("odd");
        assertThat(((OperatorAction.Close) acted("close", ID, "--reason", "test", "--by", "bo")))
                .extracting(OperatorAction.Close::reason, OperatorAction.Close::by)
                .containsExactly("test", "bo");
        var claim =
                (OperatorAction.AddClaim)
                        acted(
                                "claim",
                                ID,
                                "--text",
                                "Group Y",
                                "--source",
                                "a paper",
                                "--confidence",
                                "20",
                                "--by",
                                "bo");
        assertThat(claim.confidence()).isEqualTo(20);
    }

    @Test
    void leavesWhatIsAskedOfTheMemoryForTheStation() throws IOException {
        keep(incident(ID, Incident.State.OPEN));
        assertThat(((GuardRequest.Learn) asked("freeze", "--by", "anna")).isFrozen()).isTrue();
        assertThat(((GuardRequest.Learn) asked("unfreeze", "--by", "anna")).isFrozen()).isFalse();
        assertThat(((GuardRequest.RollBack) asked("rollback", "2026-03-01", "--by", "a")).until())
                .isEqualTo(LocalDate.of(2026, 3, 1));
        var suspect =
                (GuardRequest.Suspect)
                        asked(
                                "suspect",
                                "M. Lind",
                                "--source",
                                "mdm",
                                "--confidence",
                                "70",
                                "--by",
                                "anna");
        assertThat(suspect.person()).isEqualTo("M. Lind");
        assertThat(suspect.reason()).isEmpty();
    }

    @Test
    void whatIsNoRequestIsPutAside() throws IOException {
        keep(incident(ID, Incident.State.OPEN));
        var inbox = new GuardInbox(folder.resolve(GuardInbox.NAME));
        var good = inbox.put(new GuardRequest.Learn(AT, "anna", true));
        var text = Files.readString(good);
        for (var spoiled :
                List.of(
                        "",
                        "{}",
                        text.replace("freeze", "delete"),
                        text.replace("anna", ""),
                        text.replace("2026-03", "2026-13"),
                        text.replace("request-1", "request-2"))) {
            Files.writeString(good, spoiled);
            assertThat(inbox.read(good)).isInstanceOf(GuardInbox.Read.Refused.class);
        }
        inbox.refuse(good, "because");
        assertThat(inbox.next()).isEmpty();
        assertThat(inbox.folder().resolve("refused")).isDirectoryContaining("glob:**.reason");
    }
}
