package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.app.status.StatusJson;

class WhyCommandTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void write(String file, Object report) throws Exception {
        Files.write(folder.resolve(file), StatusJson.write(report));
    }

    private int show(boolean json, long ageNanos) {
        var surroundings =
                CommandLineRun.surroundings(
                        new PrintWriter(out), new PrintWriter(err), new StopSignal());
        return WhyCommand.show(
                surroundings,
                json,
                folder,
                SampleStatus.BOOT,
                SampleStatus.COUNTER_NANOS + ageNanos);
    }

    @ParameterizedTest
    @CsvSource({"SYNCHRONIZED, 0", "LOCAL, 0", "STARTING, 1", "HOLDOVER, 1", "UNTRUSTED, 2"})
    void exitCodeFollowsTheState(String state, int code) throws Exception {
        write("status.json", SampleStatus.inState(state));
        assertThat(show(false, SECOND)).isEqualTo(code);
        assertThat(out.toString()).startsWith("lab-1: " + state + " for 1 h 2 min: 2 of 3 sources");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhatIsWaitedForWhatHappenedAndWhatToDo() throws Exception {
        write("status.json", SampleStatus.inState("STARTING"));
        show(false, SECOND);
        assertThat(out.toString())
                .contains(
                        "  start      getting keys, for 1 min 11 s",
                        "  waits for  keys from a server with NTS",
                        "  because    ntp3: no keys: a certificate is not valid at this time",
                        "  dates      certificates are judged by Roughtime servers",
                        "  steps      from the start 1 min 16 s ago",
                        "    -     0.0 s  dates: the servers are being asked",
                        "    +     1.5 s  roughtime: a, b, c agree",
                        "    (3 steps between are not kept)",
                        "    ntp1                   is used, weight 50%, within ±4.00 ms, auth",
                        "    ntp2                   not used: falseticker: treat it as broken",
                        "    ntp3                   not used: no keys: expired (for 1 min 0 s)",
                        "  to do      ask whoever runs ntp3");
    }

    @Test
    void jsonHoldsTheStart() throws Exception {
        write("status.json", SampleStatus.inState("STARTING"));
        assertThat(show(true, SECOND)).isEqualTo(1);
        assertThat(out.toString()).contains("\"phase\" : \"KEYS\"", "\"afterSeconds\" : 1.5");
    }

    @Test
    void withoutAStationTheLastThatIsKnownIsShown() throws Exception {
        write("last-status.json", SampleStatus.inState("SYNCHRONIZED"));
        assertThat(show(false, 90 * SECOND)).isEqualTo(2);
        assertThat(out.toString()).startsWith("lab-1: SYNCHRONIZED");
        assertThat(err.toString())
                .isEqualTo(
                        "noonmark: no station runs with the data folder %s; this is the last that is"
                                        .formatted(folder)
                                + " known, from 90.0 s ago\n");
    }

    @Test
    void aStationThatDiedOrAnotherBootIsNoRunningStation() throws Exception {
        write("status.json", SampleStatus.inState("SYNCHRONIZED"));
        assertThat(show(false, 6 * SECOND)).isEqualTo(2);
        write("status.json", SampleStatus.ofBoot("boot-2"));
        assertThat(show(false, SECOND)).isEqualTo(2);
        assertThat(err.toString()).contains("6.00 s ago", "before this machine was started");
    }

    @Test
    void nothingKnownAndDamageAreTold() throws Exception {
        assertThat(show(false, 0)).isEqualTo(2);
        Files.writeString(folder.resolve("status.json"), "{");
        assertThat(show(false, 0)).isEqualTo(3);
        assertThat(err.toString()).contains("no station runs", "status.json is damaged");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aStatusOfAnEarlierReleaseHasNoStart() throws Exception {
        var text = StatusJson.text(SampleStatus.inState("SYNCHRONIZED"));
        var without = text.substring(0, text.indexOf(",\n  \"start\"")) + "\n}\n";
        Files.writeString(folder.resolve("status.json"), without);
        assertThat(show(false, 0)).isZero();
        assertThat(out.toString())
                .contains("lab-1: SYNCHRONIZED", "is used")
                .doesNotContain("steps");
    }
}
