package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.time.LeapTable;

/// `noonmark compare utc`, `leap`, `gnss-utc` and `report`, from files to what they print.
class UtcCommandsTest {
    private static final String LEAPS =
            """
            #  File expires on 28 June 2027
                41317.0    1  1 1972       10
                41499.0    1  7 1972       11
            """;

    /// Invented figures in the form of Circular T.
    private static final String CIRCULAR =
            """
            Date 2026     0h UTC       JAN  2    JAN  7    JAN 12    Uncertainty/ns Notes
                     MJD                61044     61049     61054     uA    uB     u
            Laboratory k                        [UTC-UTC(k)]/ns
            AAA  (First Town)             1.0       2.0       4.0     0.3   2.9   2.9
            BBB  (Second City)          -10.0         -     -20.0     0.4   3.9   3.9
            """;

    /// Two tracks of REFSYS -7 and -5 ns, without checksums.
    private static final String CGGTTS =
            """
            CGGTTS     GENERIC DATA FORMAT VERSION = 2E
            REV DATE = 2026-01-01
            RCVR = NONE
            CH = 20
            IMS = NONE
            LAB = AAA
            X = +3970727.80 m
            Y = +1018888.02 m
            Z = +4870276.84 m
            FRAME = ITRF
            COMMENTS = NO COMMENTS
            INT DLY =   32.9 ns (GPS P1),  25.8 ns (GPS P2)     CAL_ID = NONE
            CAB DLY =  155.2 ns
            REF DLY =    0.0 ns
            REF = UTC(AAA)
            CKSUM = 00

            SAT CL  MJD  STTIME TRKL ELV AZTH   REFSV      SRSV     REFSYS    SRSYS  DSG IOE MDTR SMDT MDIO SMDI FR HC FRC CK
                         hhmmss  s  .1dg .1dg    .1ns     .1ps/s     .1ns    .1ps/s .1ns     .1ns.1ps/s.1ns.1ps/s
            """;

    private static String track(String satellite, String time, String refsys) {
        var line =
                satellite
                        + " FF 61049 "
                        + time
                        + "  780 450  900     +723788    +14        "
                        + refsys
                        + "    -14    2 076  325  -36   32   -3  0  0 L3P ";
        return line + "%02X%n".formatted(line.chars().sum() % 256);
    }

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CommandLineRun run(String... arguments) {
        var all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(arguments));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    @Test
    void saysWhichSourcesOfLeapSecondsHold() throws IOException {
        var good = file("Leap_Second.dat", leaps2017());
        var run = run("leap", "--on", "2026-11-23", good);
        assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(run.out()).contains("holds", "no two sources contradict each other");
        assertThat(run("leap", "--on", "2027-06-28", good).exitCode()).isEqualTo(ExitCode.DEGRADED);
    }

    private static String leaps2017() {
        var text = new StringBuilder("#  File expires on 28 June 2027\n");
        for (var leap : LeapTable.embedded().leaps()) {
            var date = LocalDate.ofEpochDay(leap.modifiedJulianDay() - 40_587);
            text.append(
                    "%d.0 %d %d %d %d%n"
                            .formatted(
                                    leap.modifiedJulianDay(),
                                    date.getDayOfMonth(),
                                    date.getMonthValue(),
                                    date.getYear(),
                                    leap.taiMinusUtcSeconds()));
        }
        return text.toString();
    }

    @Test
    void namesFileAndLineOfBothSidesWhenSourcesDisagree() throws IOException {
        var old = file("old.dat", LEAPS);
        var run = run("leap", "--on", "2026-11-23", "--format", "csv", old);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .isEqualTo(
                        "on 1973-01-01 (MJD 41683) the sources differ by -1 s: %s:3: TAI-UTC = 11 s from 1972-07-01 (MJD 41499), but this release: TAI-UTC = 12 s from 1973-01-01 (MJD 41683)%n"
                                .formatted(old));
        assertThat(run.out()).startsWith("source,format,");
    }

    @Test
    void refusesAFileThatIsNoSourceOfLeapSeconds() throws IOException {
        var run = run("leap", file("x.txt", "hello\n"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("x.txt: is none of the known sources of leap seconds");
        assertThat(run("leap", "--on", "tomorrow", file("y.txt", LEAPS)).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void comparesLaboratories() throws IOException {
        var circular = file("cirt.999", CIRCULAR);
        var table = run("utc", circular);
        assertThat(table.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(table.out())
                .isEqualTo(
                        """
                          series          n   from     to  mean/ns  sd/ns  rms/ns  max/ns  u/ns
                          UTC - UTC(AAA)  3  61044  61054     2.33   1.53    2.65    4.00  2.92
                          UTC - UTC(BBB)  2  61044  61054   -15.00   7.07   15.81   20.00  3.92
                        """);
        var csv = run("utc", "--against", "BBB", "--clock-noise", "0", "--format", "csv", circular);
        assertThat(csv.out().lines().map(line -> line.replaceFirst("(,[^,]*){3}$", "")).toList())
                .containsExactly(
                        "series,mjd,value_ns",
                        "UTC(BBB) - UTC(AAA),61044,11",
                        "UTC(BBB) - UTC(AAA),61049,17",
                        "UTC(BBB) - UTC(AAA),61054,24");
    }

    @Test
    void saysWhichLinesAreLeftOutAndEndsDegraded() throws IOException {
        var file = file("k.txt", "61044 1\n61049 x\n61054 2\n");
        var run = run("utc", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DEGRADED);
        assertThat(run.err())
                .isEqualTo(
                        "%s:2: is not `MJD value [u | u_A u_B]`; correct the line or take it out%n"
                                .formatted(file));
        assertThat(run.out()).contains("  2  61044  61054");
    }

    @Test
    void saysWhatCannotBeDone() throws IOException {
        var circular = file("cirt.999", CIRCULAR);
        var unknown = run("utc", "--lab", "CCC", circular);
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err())
                .isEqualTo(
                        "noonmark: no laboratory is called \"CCC\"; there are UTC(AAA), UTC(BBB)\n");
        assertThat(run("utc", folder.resolve("none").toString()).err())
                .contains("there is no such file");
        assertThat(run("utc", "--plot", "x.jpg", circular).exitCode()).isEqualTo(ExitCode.USAGE);
        var other = run("report", "--station", "CCC", "--place", "Here", circular);
        assertThat(other.exitCode()).as("another's series is no report").isEqualTo(ExitCode.USAGE);
    }

    @Test
    void drawsAPicture() throws IOException {
        var plot = folder.resolve("k.svg");
        assertThat(run("utc", "--plot", plot.toString(), file("c", CIRCULAR)).exitCode())
                .isEqualTo(ExitCode.GOOD);
        assertThat(Files.readString(plot)).contains("<svg");
    }

    @Test
    void comparesBroadcastUtc() throws IOException {
        var messages =
                file(
                        "messages.csv",
                        """
                        mjd,a0_s,a1_s_per_s,t_ref_s,week_ref
                        61048,1e-9,0,0,2400
                        61049,3e-9,0,0,2400
                        """);
        var receiver = file("receiver.csv", "mjd,refsys_ns,sd_ns\n61049,-5,1.5\n");
        var run =
                run(
                        "gnss-utc",
                        "--lab",
                        "AAA",
                        "--receiver",
                        receiver,
                        "--messages",
                        messages,
                        "--format",
                        "csv",
                        file("cirt.999", CIRCULAR));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
        var values = run.out().lines().skip(1).findFirst().orElseThrow().split(",", -1);
        // Receiver -5 ns, message (1 + 3) / 2 ns, UTC - UTC(AAA) 2 ns.
        assertThat(List.of(values[0], values[1], values[3], values[5]))
                .containsExactly("61049", "-3", "-1", "2");
        assertThat(Double.parseDouble(values[2]))
                .isEqualTo(Math.sqrt(1.5 * 1.5 + 2.9 * 2.9 + 2.7 * 2.7 + 1.3 * 1.3), within(1e-11));
        assertThat(run("gnss-utc", "--lab", "AAA", file("c2", CIRCULAR)).err())
                .contains("--receiver is needed");
    }

    @Test
    void readsTheFilesOfAReceiver() throws IOException {
        var navigation =
                file(
                        "nav.rnx",
                        """
                             3.05           NAVIGATION DATA     M (MIXED)           RINEX VERSION / TYPE
                        GPUT  2.0000000000E-09 0.000000000E+00 589824 2399          TIME SYSTEM CORR
                                                                                    END OF HEADER
                        G01 2026 01 09 00 00 00 1.000000000000E-04
                        """);
        var cggtts =
                file(
                        "GZAAA061.049",
                        CGGTTS + track("G01", "001000", " -70") + track("G02", "002600", " -50"));
        String[] arguments = {
            "gnss-utc",
            "--lab",
            "AAA",
            "--receiver",
            cggtts,
            "--messages",
            navigation,
            "--format",
            "csv",
            file("cirt.999", CIRCULAR)
        };
        var run = run(arguments);
        assertThat(run.out()).as(run.err()).contains("61049,-4,");
        var galileo = new ArrayList<>(List.of(arguments));
        galileo.addAll(List.of("--system", "galileo"));
        assertThat(run(galileo.toArray(String[]::new)).err())
                .contains("the CGGTTS files have no track of this --system");
    }

    @Test
    void writesAReportThatItReadsItself() throws IOException {
        var clocks = file("clocks.csv", "name,rate_ns_per_day,weight\nmaser-1,-1.25,0.4\n");
        var run =
                run(
                        "report",
                        "--station",
                        "AAA",
                        "--place",
                        "First Town",
                        "--clocks",
                        clocks,
                        file("cirt.999", CIRCULAR));
        assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(run.out()).contains("AAA  (First Town)", "TAI-UTC = 37 s", "maser-1");
        var again = run("utc", "--format", "csv", file("report.txt", run.out()));
        assertThat(again.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(again.out()).contains("UTC - UTC(AAA),61054,4,0.3,2.9");
        var json =
                run(
                        "report",
                        "--station",
                        "AAA",
                        "--place",
                        "First Town",
                        "--format",
                        "json",
                        file("c3", CIRCULAR));
        assertThat(json.out()).contains("\"taiMinusUtcSeconds\" : 37");
    }
}
