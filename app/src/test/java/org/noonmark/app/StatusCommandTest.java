package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.app.status.SampleStatus;
import org.noonmark.app.status.StatusJson;

class StatusCommandTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void write(Object report) throws Exception {
        Files.write(folder.resolve("status.json"), StatusJson.write(report));
    }

    /// @param ageNanos how long ago the status was written
    private int show(boolean json, long ageNanos) {
        var surroundings =
                CommandLineRun.surroundings(
                        new PrintWriter(out), new PrintWriter(err), new StopSignal());
        return StatusCommand.show(
                surroundings,
                json,
                folder,
                SampleStatus.BOOT,
                SampleStatus.COUNTER_NANOS + ageNanos);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNCHRONIZED, 0",
        "LOCAL, 0",
        "STARTING, 1",
        "HOLDOVER, 1",
        "UNTRUSTED, 2",
        "NEWER, 3"
    })
    void exitCodeFollowsTheState(String state, int code) throws Exception {
        write(SampleStatus.inState(state));
        assertThat(show(false, SECOND)).isEqualTo(code);
        assertThat(out.toString()).startsWith("lab-1: " + state + " for ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oldStatusIsStale() throws Exception {
        write(SampleStatus.inState("SYNCHRONIZED"));
        assertThat(show(false, 6 * SECOND)).isEqualTo(3);
        assertThat(out.toString()).startsWith("lab-1: SYNCHRONIZED");
        assertThat(err.toString())
                .isEqualTo(
                        "noonmark: stale: the station (process 4711) has not written for 6.00 s: is"
                                + " it running?\n");
    }

    @Test
    void jsonHoldsTheIntervalOfNow() throws Exception {
        write(SampleStatus.inState("HOLDOVER"));
        assertThat(show(true, 2 * SECOND)).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("{")
                .contains("\"halfWidthSeconds\" : 0.003", "\"state\" : \"HOLDOVER\"");
    }

    @Test
    void statusOfAnotherBootIsUnknown() throws Exception {
        write(SampleStatus.ofBoot("before"));
        assertThat(show(false, 0)).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("from before this machine was started");
    }

    @Test
    void noStatusIsUnknown() {
        assertThat(show(false, 0)).isEqualTo(3);
        assertThat(err.toString())
                .isEqualTo("noonmark: no station runs with the data folder " + folder + "\n");
    }

    @Test
    void damagedStatusIsUnknown() throws Exception {
        Files.write(folder.resolve("status.json"), "{".getBytes(StandardCharsets.UTF_8));
        assertThat(show(false, 0)).isEqualTo(3);
        assertThat(err.toString()).endsWith("status.json is damaged\n");
    }

    @Test
    void commandLineNamesTheFolder() {
        var run = CommandLineRun.of("status", "--data", folder.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains(folder.toString());
        assertThat(CommandLineRun.of("status", "--config", folder + "/none").exitCode())
                .isEqualTo(2);
    }
}
