package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `noonmark compare gnss-utc` and `report` do with input that is not what it should be.
class BroadcastCommandTest {
    private static final String CIRCULAR =
            """
            Date 2026     0h UTC       JAN  2    JAN  7    JAN 12    Uncertainty/ns Notes
                     MJD                61044     61049     61054     uA    uB     u
            Laboratory k                        [UTC-UTC(k)]/ns
            AAA  (First Town)             1.0       2.0       4.0     0.3   2.9   2.9
            """;

    private static final String MESSAGES =
            "mjd,a0_s,a1_s_per_s,t_ref_s,week_ref\n61049,2e-9,1e-14,0,2400\n";

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String header(String laboratory) {
        var text =
                """
                CGGTTS     GENERIC DATA FORMAT VERSION = 2E
                REV DATE = 2026-01-01
                RCVR = NONE
                CH = 20
                IMS = NONE
                LAB = %s
                X = +3970727.80 m
                Y = +1018888.02 m
                Z = +4870276.84 m
                FRAME = ITRF
                COMMENTS = NO COMMENTS
                INT DLY =   32.9 ns (GPS P1),  25.8 ns (GPS P2)     CAL_ID = NONE
                CAB DLY =  155.2 ns
                REF DLY =    0.0 ns
                REF = UTC(AAA)
                """
                                .formatted(laboratory)
                        + "CKSUM = ";
        int sum = text.chars().filter(letter -> letter != '\n').sum() % 256;
        return text
                + "%02X%n".formatted(sum)
                + """

                SAT CL  MJD  STTIME TRKL ELV AZTH   REFSV      SRSV     REFSYS    SRSYS  DSG IOE MDTR SMDT MDIO SMDI FR HC FRC CK
                             hhmmss  s  .1dg .1dg    .1ns     .1ps/s     .1ns    .1ps/s .1ns     .1ns.1ps/s.1ns.1ps/s
                """;
    }

    private static String track(String satellite, String refsys) {
        var line =
                satellite
                        + " FF 61049 001000  780 450  900     +723788    +14 "
                        + refsys
                        + "    -14    2 076  325  -36   32   -3  0  0 L3P ";
        return line + "%02X%n".formatted(line.chars().sum() % 256);
    }

    private static final String TRACKS = track("G01", "        -70") + track("G02", "        -50");

    private CommandLineRun run(String receivers, String messages) throws IOException {
        return run(receivers, messages, CIRCULAR);
    }

    private CommandLineRun run(String receivers, String messages, String series)
            throws IOException {
        return CommandLineRun.of(
                "compare",
                "gnss-utc",
                "--lab",
                "AAA",
                "--receiver",
                receivers,
                "--messages",
                file("messages.csv", messages),
                "--format",
                "csv",
                file("cirt.999", series));
    }

    @Test
    void saysThatTheHeaderIsDamaged() throws IOException {
        var good = run(file("good", header("AAA") + TRACKS), MESSAGES);
        assertThat(good.err()).isEmpty();
        assertThat(good.exitCode()).isEqualTo(ExitCode.GOOD);
        var damaged = run(file("bad", header("AAA").replace("155.2", "165.2") + TRACKS), MESSAGES);
        assertThat(damaged.err()).contains("bad", "the checksum of the header is wrong");
        assertThat(damaged.out()).contains("61049,");
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.DEGRADED);
    }

    @Test
    void takesTracksOnceAndFromOneReceiver() throws IOException {
        var one = file("one", header("AAA") + TRACKS + track("G03", "+9999989141"));
        var run = run(one + "," + one, MESSAGES);
        assertThat(run.err())
                .contains(
                        "note: AAA: tracks of L3P left out: 2 with REFSYS off by whole seconds, 2 that are there already");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        var values = run.out().lines().skip(1).findFirst().orElseThrow().split(",", -1);
        assertThat(values[6]).as("receiver").isEqualTo("-6");
        var other = run(one + "," + file("other", header("BBB") + TRACKS), MESSAGES);
        assertThat(other.err()).contains("other is of another laboratory, receiver or reference");
        assertThat(other.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void refusesAWeekNumberThatRolledOver() throws IOException {
        var receiver = file("receiver.csv", "mjd,refsys_ns,sd_ns\n61049,-5,1.5\n");
        var run = run(receiver, MESSAGES.replace("2400", "352"));
        assertThat(run.err())
                .contains(
                        "reference week 352 and 0 s lie 2049 weeks from MJD 61049; a rolled-over");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run(receiver, MESSAGES.replace("1e-14,0,2400", "0,0,0")).exitCode())
                .as("without A1 the reference does not matter")
                .isEqualTo(ExitCode.GOOD);
    }

    @Test
    void countsTheFirstOfTwoMeansOfADay() throws IOException {
        var receiver = file("receiver.csv", "mjd,refsys_ns,sd_ns\n61049,-5,1.5\n61049,-50,1.5\n");
        var run = run(receiver, MESSAGES);
        assertThat(run.err())
                .contains("two means of MJD 61049, -5 ns and -50 ns; the first counts");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
    }

    @Test
    void saysThatTheReferenceIsRapid() throws IOException {
        var receiver = file("receiver.csv", "mjd,refsys_ns,sd_ns\n61049,-5,1.5\n");
        var series = "mjd,utcr_minus_utcaaa_ns\n61044,1\n61049,2\n";
        var run = run(receiver, MESSAGES, series);
        assertThat(run.out()).as(run.err()).contains("utcr_minus_butc_ns", "utcr_minus_local_ns");
    }

    @Test
    void namesDatesThatAreNoDays() throws IOException {
        for (var date : List.of("30000", "1e19", "61049.5")) {
            var receiver = file("receiver.csv", "mjd,refsys_ns,sd_ns\n" + date + ",-5,1.5\n");
            var run = run(receiver, MESSAGES);
            assertThat(run.err())
                    .contains("receiver.csv:2: has no whole MJD from 37300 to 200000")
                    .doesNotContain("fault");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        }
        var report =
                CommandLineRun.of(
                        "compare",
                        "report",
                        "--station",
                        "AAA",
                        "--place",
                        "First Town",
                        file("old.txt", "30004 1 1 1\n30009 2 1 1\n"));
        assertThat(report.err())
                .contains("UTC(AAA) has a value on MJD 30004; UTC has days from 37300 to 200000");
        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
    }
}
