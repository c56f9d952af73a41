package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.app.ledger.Manifests;
import org.noonmark.app.ledger.SampleTicks;
import org.noonmark.app.query.ExchangeRecord;
import org.noonmark.proof.bundle.EvidenceArchive;
import org.noonmark.proof.bundle.Verdict;
import org.noonmark.proof.dispute.RecordedExchange;
import org.noonmark.proof.json.Json;

final class ContradictExchangeTest {
    /// POSIX seconds of the first tick.
    private static final long NOON = SampleTicks.START - 37;

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final int STRATUM_2 = 0x2402_0000;
    private static final int UNKNOWN = 0xE400_0000;

    @TempDir Path folder;
    private WrittenLog log;
    private Path file;
    private Path report;

    @BeforeEach
    void begin() throws IOException {
        log = new WrittenLog(folder);
        file = folder.resolve("record.json");
        report = folder.resolve("report.zip");
    }

    private void ticks(int count, long aheadSeconds) throws IOException {
        for (int i = 0; i < count; i++) {
            log.tick(aheadSeconds);
        }
        log.publish();
    }

    private static String base64(byte[] packet) {
        return Base64.getEncoder().encodeToString(packet);
    }

    /// At a moment after noon, known to `within` and the 20 ms that it takes, a packet says
    /// another.
    private static RecordedExchange exchange(
            int head, double saidSeconds, long momentSeconds, long within) {
        var request = new byte[48];
        ByteBuffer.wrap(request).putInt(0, 0x2300_0000).putLong(40, 7);
        long said = NOON + 2_208_988_800L + (long) saidSeconds;
        long fraction = (long) (saidSeconds % 1 * (1L << 32));
        var response = new byte[48];
        var packet = ByteBuffer.wrap(response).putInt(0, head).putLong(24, 7);
        // Root delay 2/65536 s, root dispersion 64/65536 s: a bound of 992 us.
        packet.putInt(4, 2).putInt(8, 64).putLong(40, (said << 32) | fraction);
        var sent = BigInteger.valueOf((NOON + momentSeconds) * SECOND);
        return new RecordedExchange(
                "192.0.2.1 port 123",
                "none",
                base64(request),
                base64(response),
                sent,
                sent.add(BigInteger.valueOf(20 * MILLI)),
                BigInteger.valueOf(within),
                "a clock on the wall");
    }

    private CommandLineRun contradict(RecordedExchange exchange, String... more)
            throws IOException {
        var items = new Json.Items(List.of(exchange.json()));
        var json = Json.Members.empty().with("format", ExchangeRecord.FORMAT);
        Files.write(file, json.with("exchanges", items).encode());
        var arguments = new java.util.ArrayList<>(List.of("ledger", "contradict", file.toString()));
        arguments.addAll(List.of("--out", report.toString()));
        arguments.addAll(List.of(more));
        var run = log.run(arguments.toArray(String[]::new));
        if (Files.exists(report)) {
            var verify = CommandLineRun.of("verify", report.toString());
            assertThat(verify.exitCode()).as(verify.out()).isZero();
            run.out()
                    .lines()
                    .filter(line -> line.contains("exchange "))
                    .forEach(line -> assertThat(verify.out()).contains("           " + line));
            assertThat(verify.out()).contains("           NOT SIGNED: all of this holds only if");
            assertThat(verify.out().contains("dispute    the log CONTRADICTS"))
                    .isEqualTo(run.exitCode() == ExitCode.FAILED);
        }
        return run;
    }

    @Test
    void aPacketThatTheRecordersClockConfirmsAgrees() throws IOException {
        ticks(20, 0);
        var run = contradict(exchange(STRATUM_2, 55.01, 55, MILLI));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("exchange 1 with 192.0.2.1 port 123 (authentication: none)\n")
                .contains(
                        "packet says UTC 2027-01-15T08:00:55 within 991.822 µs, leap 0, stratum 2")
                .contains("recorder says UTC 2027-01-15T08:00:54, known to 22.000 ms (a clock on")
                .contains("exchange 1: the log has ticks 5 to 6 at the packet's time\n")
                .contains("the packet's time less the recorder's is -11.000 ms to +11.000 ms;")
                .contains("ticks 5 to 6 and the packet allow 991.822 µs\n")
                .contains("report.zip: agrees, with 2 statements");
    }

    @Test
    void aPacketThatTheRecordersClockExcludesContradictsTicksThatSayThatTheyKnew()
            throws IOException {
        ticks(20, 0);
        var ahead = contradict(exchange(STRATUM_2, 55.5, 55, MILLI));
        assertThat(ahead.exitCode()).as(ahead.err()).isEqualTo(ExitCode.FAILED);
        assertThat(ahead.out())
                .contains(
                        "CONTRADICTED: exchange 1: the packet's time is at least 479.000 ms ahead")
                .contains("allow 991.822 µs, if you believe these bytes and the recorder's clock");
        var behind = contradict(exchange(STRATUM_2, 54.5, 55, MILLI));
        assertThat(behind.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(behind.out()).contains("at least 498.999 ms behind the recorder's");
        var promised = contradict(exchange(STRATUM_2, 55.0219, 55, MILLI));
        assertThat(promised.exitCode()).as("within the bound").isZero();
    }

    @Test
    void aPacketWithTimeWhereTheLogIsSilentContradictsItWhateverTheRecordersClockSays()
            throws IOException {
        ticks(6, 0);
        ticks(6, 4000);
        var packet = contradict(exchange(STRATUM_2, 2000, 2000, 900 * SECOND));
        assertThat(packet.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(packet.out())
                .contains(
                        "at the packet's time the log has nothing between tick 5 and tick 6, if"
                                + " you believe these bytes\n")
                .contains("exchange 1: the recorder's time is too wide to compare\n");
        var recorder = contradict(exchange(STRATUM_2, 45, 2000, MILLI));
        assertThat(recorder.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(recorder.out())
                .contains("the log has ticks 4 to 5 at the packet's time\n")
                .contains(
                        "at the recorder's time the log has nothing between tick 5 and tick 6,"
                                + " if you believe these bytes and the recorder's clock\n");
        var stopping = contradict(exchange(STRATUM_2, 75, 75, MILLI));
        assertThat(stopping.exitCode()).as("may have stopped since").isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void aPacketWithTimeWhereTheStationDidNotKnowItContradictsTheLog() throws IOException {
        ticks(6, 0);
        for (int i = 0; i < 20; i++) {
            log.unknownTick();
        }
        ticks(6, 0);
        var run = contradict(exchange(STRATUM_2, 150, 150, MILLI));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("packet's time ticks 6 to 25 say that the station did not");
        var honest = contradict(exchange(UNKNOWN, 150, 150, MILLI));
        assertThat(honest.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(honest.out()).contains("the packet promises no time: nothing follows");
    }

    @Test
    void nothingFollowsFromAWideClockOrWhereThereAreNoTicks() throws IOException {
        ticks(20, 0);
        var wide = contradict(exchange(STRATUM_2, 155, 55, 200 * SECOND));
        assertThat(wide.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(wide.out()).contains("the recorder's time is too wide to compare");
        var later = contradict(exchange(STRATUM_2, 5000, 5001, MILLI));
        assertThat(later.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(later.out())
                .contains("the ticks here do not frame the packet's time")
                .contains("the ticks here do not frame the recorder's time")
                .contains("report.zip: undecided");
    }

    @Test
    void whatIsNoExchangeIsRefusedAndNothingIsWritten() throws IOException {
        ticks(20, 0);
        var good = exchange(STRATUM_2, 55, 55, MILLI);
        var other = exchange(0x2302_0000, 55, 55, MILLI);
        var unanswered = contradict(other);
        assertThat(unanswered.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(unanswered.err())
                .contains("exchange 1: is no reply of an NTP server to this request");
        var keyed = contradict(good, "--digest", "0");
        assertThat(keyed.exitCode()).isEqualTo(ExitCode.USAGE);
        Files.writeString(file, "{\"format\":\"noonmark-ntp-record-1\"}");
        var none = log.run("ledger", "contradict", file.toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("record.json: is no record of 1 to 20 exchanges");
        assertThat(report).doesNotExist();
    }

    @Test
    void aReportThatSaysAnotherVerdictIsRefused() throws IOException {
        ticks(20, 0);
        contradict(exchange(STRATUM_2, 55.5, 55, MILLI));
        for (var change :
                List.of(
                        List.of("\"contradicts\"", "\"agrees\""),
                        List.of("\"within\":\"1000000\"", "\"within\":\"900000000\""),
                        List.of("\"sent\":\"1", "\"sent\":\"2"),
                        List.of("\"own\":[", "\"own\":[\"x\""),
                        List.of("\"request\":\"IwAA", "\"request\":\"JAAA"),
                        List.of("\"response\":\"JAIA", "\"response\":\"5AIA"),
                        List.of("{\"authentication\"", "{\"also\":1,\"authentication\""))) {
            var files = EvidenceArchive.read(Files.readAllBytes(report)).orElseThrow();
            var text = new String(files.get("dispute.json"), StandardCharsets.UTF_8);
            var changed = text.replace(change.get(0), change.get(1));
            assertThat(changed).isNotEqualTo(text);
            files.put("dispute.json", changed.getBytes(StandardCharsets.UTF_8));
            assertThat(Manifests.verdict(files))
                    .as(change.get(1))
                    .isInstanceOf(Verdict.Refused.class);
        }
    }
}
