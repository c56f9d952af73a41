package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.ledger.log.LogReader;
import org.noonmark.ledger.store.ReadOnlyFolder;
import org.noonmark.proof.note.Checkpoint;
import org.noonmark.proof.note.SignedNote;
import org.noonmark.proof.statement.Statement;
import org.noonmark.proof.statement.StatementKind;

/// A real station that writes ticks is killed and started again: one chain, and evidence of it that
/// three programs accept.
class LedgerStationTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final String configuration =
            """
            [local]
            authority = true
            accuracy = "1 ms"
            [serve.ntp]
            listen = ["127.0.0.1"]
            port = %d
            [ledger]
            publish_interval = "1 s"
            """
                    .formatted(Ports.free());

    private Path log() {
        return folder.resolve("data").resolve("ledger");
    }

    private List<Statement> ticks() {
        return statements().stream()
                .filter(statement -> statement.kind() == StatementKind.TICK)
                .toList();
    }

    private List<Statement> statements() {
        try {
            var store = new ReadOnlyFolder(log());
            var note = store.read("checkpoint").flatMap(bytes -> SignedNote.parse(bytes).good());
            if (note.isEmpty()) {
                return List.of();
            }
            var checkpoint = Checkpoint.parse(note.get().text()).good().orElseThrow();
            var reader = new LogReader(store, checkpoint);
            var all = new ArrayList<Statement>();
            for (var leaf : reader.entries(0, checkpoint.size())) {
                all.add(((Statement.Read.Good) Statement.read(leaf)).statement());
            }
            return all;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void awaitTicks(Station station, int count) {
        station.await(
                count + " ticks", () -> Optional.of(ticks()).filter(all -> all.size() >= count));
    }

    /// Runs this program's command on the station's data.
    private RunningProgram.Ended noonmark(String... arguments) {
        return RunningProgram.run(folder, LIMIT, Station.noonmark(arguments));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void theChainOfAStationThatWasKilledGoesOnAndIsProved() throws IOException {
        var start = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        int before;
        try (var station = Station.configured(folder, configuration)) {
            awaitTicks(station, 1);
            station.kill();
            before = ticks().size();
        }
        assertThat(noonmark("ledger", "check", "--data", data()).orFail())
                .contains("all is as it was signed");
        try (var station = Station.configured(folder, configuration)) {
            awaitTicks(station, before + 1);
            correct(station);
            station.terminate();
        }
        requireOneChain();
        requireAllThatAStationStates();
        var end = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        var bundle = folder.resolve("evidence.zip");
        var exported =
                noonmark(
                                "ledger",
                                "export",
                                "--config",
                                folder.resolve("noonmark.toml").toString(),
                                "--data",
                                data(),
                                "--from",
                                start.toString(),
                                "--to",
                                end.toString(),
                                "--out",
                                bundle.toString())
                        .orFail();
        assertThat(exported).contains("pieces of material,");
        requireProved(bundle);
    }

    /// Says what a laboratory has found: the newest tick was 2 ms ahead.
    private void correct(Station station) throws IOException {
        var tick =
                station.await(
                        "a tick that knows the time",
                        () ->
                                ticks().reversed().stream()
                                        .filter(LedgerStationTest::isKnown)
                                        .findFirst());
        long nanos = tick.earliestNanos().longValueExact() - 37 * 1_000_000_000L;
        var offsets = folder.resolve("offsets.txt");
        Files.writeString(offsets, Instant.ofEpochSecond(0, nanos) + " 0.002 0.0001\n");
        assertThat(noonmark("ledger", "correct", offsets.toString(), "--data", data()).orFail())
                .contains("corrections: 1;");
        var correction =
                station.await(
                        "a correction",
                        () ->
                                statements().stream()
                                        .filter(each -> each.kind() == StatementKind.CORRECTION)
                                        .findFirst());
        assertThat(correction.body().whole("tick")).isEqualTo(tick.body().whole("n"));
        assertThat(correction.body().text("sha256")).contains(Forgeries.sha256(tick.encode()));
        assertThat(correction.body().text("basis")).contains("offsets.txt");
    }

    private static boolean isKnown(Statement tick) {
        return tick.latestNanos().subtract(tick.earliestNanos()).bitLength() < 32;
    }

    private void requireAllThatAStationStates() throws IOException {
        var all = statements();
        assertThat(all)
                .extracting(Statement::kind)
                .contains(
                        StatementKind.SOFTWARE,
                        StatementKind.CONFIG,
                        StatementKind.KEY,
                        StatementKind.LEAP,
                        StatementKind.MEASURE,
                        StatementKind.INCIDENT);
        assertThat(ticks()).anyMatch(tick -> tick.body().members("served").isPresent());
        var measure = all.stream().filter(each -> each.kind() == StatementKind.MEASURE).toList();
        var hash = measure.getLast().material().getFirst().sha256();
        var readings = Files.readString(log().resolve("material").resolve(hash));
        assertThat(readings).startsWith("# noonmark readings 1\n# clock ");
        assertThat(readings.lines().filter(line -> !line.startsWith("#")))
                .hasSize(Math.toIntExact(measure.getLast().body().whole("count").orElseThrow()));
    }

    private void requireOneChain() {
        var ticks = ticks();
        for (int n = 0; n < ticks.size(); n++) {
            assertThat(ticks.get(n).body().whole("n")).contains((long) n);
            var previous = n == 0 ? null : Forgeries.sha256(ticks.get(n - 1).encode());
            assertThat(ticks.get(n).body().text("previous"))
                    .isEqualTo(Optional.ofNullable(previous));
        }
    }

    private void requireProved(Path bundle) throws IOException {
        assertThat(noonmark("verify", bundle.toString()).orFail()).startsWith("HOLDS");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(List.of(java, "-jar", smallJar(), bundle.toString()))).startsWith("HOLDS");
        var script = Path.of("check-evidence.py").toAbsolutePath().toString();
        assertThat(run(List.of("/usr/bin/python3", script, bundle.toString())))
                .startsWith("HOLDS: ");
    }

    private String run(List<String> command) {
        return RunningProgram.run(folder, LIMIT, command).orFail();
    }

    private static String smallJar() throws IOException {
        var name = Pattern.compile("noonmark-proof-[0-9.]+\\.jar").asMatchPredicate();
        try (var jars = Files.list(Path.of("..", "proof", "target"))) {
            return jars.filter(jar -> name.test(jar.getFileName().toString()))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath()
                    .toString();
        }
    }

    @Test
    void aFullDiskIsToldOnceAndCostsNothing() {
        var disk = folder.resolve("data");
        try (var network =
                        Network.create(
                                folder,
                                "disk",
                                "mkdir " + disk,
                                "mount -t tmpfs -o size=1m tmpfs " + disk);
                var station = Station.configuredIn(network, folder, configuration)) {
            // The names are whole: inside, the working folder is still the one outside.
            var filler = disk.resolve("filler");
            inside(network, "sh", "-c", "head -c 4M /dev/zero > " + filler + "; df " + disk);
            station.awaitOutput(Pattern.compile("the ledger cannot be written"), 1);
            inside(network, "rm", filler.toString());
            station.awaitOutput(Pattern.compile("the ledger is written again"), 1);
            var output = station.terminate().output();
            assertThat(output).containsOnlyOnce("the ledger cannot be written");
            var check = Station.noonmark("ledger", "check", "--data", data());
            assertThat(inside(network, check.toArray(String[]::new)))
                    .contains("all is as it was signed");
        }
    }

    private String inside(Network network, String... command) {
        return run(network.inside(List.of(command)));
    }
}
