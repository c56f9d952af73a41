package org.noonmark.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.noonmark.benchmarks.Surroundings;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Receipt;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.guard.reader.ReadSink;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.ReferenceData;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;

/// How fast logs become events: bytes and events a second of one core.
///
/// `./noonmark bench LogNumbers [SECONDS]`. Needs ../shared/data/guard. One thread; the time is the
/// processor's, so other programs on the machine matter less; the best of all rounds counts.
public final class LogNumbers {
    private static final int PIECE = 1 << 16;
    private static final LeapTable LEAPS = LeapTable.embedded();

    private final double seconds;
    private final StringBuilder table = new StringBuilder();

    private LogNumbers(double seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        var numbers = new LogNumbers(arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5);
        numbers.measure("EVTX, 182 files of few events", evtx(false));
        numbers.measure("EVTX, one file of full chunks", evtx(true));
        numbers.measure("Windows events as nested JSON", nested());
        numbers.measure("Windows events as flat JSON", flat());
        numbers.measure("Zeek tables", zeek("tsv"));
        numbers.measure("Zeek JSON", zeek("json"));
        var page =
                "# Reading logs\n\n| log | bytes an event | MB/s | events/s |\n|---|---|---|---|\n"
                        + numbers.table
                        + "\nBy the processor's time of one thread, best of all rounds.\n\n"
                        + Surroundings.lines("none")
                        + "- Load average: %.2f\n"
                                .formatted(
                                        ManagementFactory.getOperatingSystemMXBean()
                                                .getSystemLoadAverage());
        System.out.println("written: " + Surroundings.write("logs", page));
    }

    private static Path data(String name) {
        return ReferenceData.find("guard/" + name)
                .orElseThrow(
                        () -> new IllegalStateException(ReferenceData.missing("guard/" + name)));
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (var all = Files.walk(data(folder))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /// The files as they are; or one file of their fullest chunks, many times.
    private static List<byte[]> evtx(boolean isOneFile) throws IOException {
        var logs = new ArrayList<byte[]>();
        for (var folder : List.of("sigma-regression", "evtx-attack-samples")) {
            for (var file : files(folder, ".evtx")) {
                logs.add(Files.readAllBytes(file));
            }
        }
        if (!isOneFile) {
            return logs;
        }
        var out = new ByteArrayOutputStream();
        out.write(logs.getFirst(), 0, 4096);
        for (int round = 0; round < 20; round++) {
            for (var log : logs) {
                int end =
                        log.length < 4096 + PIECE ? 0 : (log[4144] & 255) | (log[4145] & 255) << 8;
                if (end > 30_000) {
                    out.write(log, 4096, PIECE);
                }
            }
        }
        return List.of(out.toByteArray());
    }

    private static List<byte[]> nested() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var file : files("sigma-regression", ".json")) {
            if (!file.endsWith("EXPECTED.json")) {
                out.writeBytes(Files.readAllBytes(file));
                out.write('\n');
            }
        }
        return List.of(out.toByteArray());
    }

    private static List<byte[]> flat() throws IOException {
        var logs = new ArrayList<byte[]>();
        for (var file : files("otrf/atomic/windows", ".zip")) {
            try (var zip = new ZipInputStream(Files.newInputStream(file))) {
                while (zip.getNextEntry() != null) {
                    logs.add(zip.readAllBytes());
                }
            }
        }
        return logs;
    }

    private static List<byte[]> zeek(String form) throws IOException {
        var logs = new ArrayList<byte[]>();
        for (var file : files("zeek/" + form, ".gz")) {
            try (var packed = new GZIPInputStream(Files.newInputStream(file))) {
                logs.add(packed.readAllBytes());
            }
        }
        return logs;
    }

    private void measure(String what, List<byte[]> logs) {
        long bytes = logs.stream().mapToLong(log -> log.length).sum();
        long best = Long.MAX_VALUE;
        long events = 0;
        long until = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < until) {
            long begin = processorNanos();
            events = read(logs);
            best = Math.min(best, processorNanos() - begin);
        }
        var row =
                "| %s | %,d | %,.0f | %,.0f |"
                        .formatted(what, bytes / events, bytes * 1e3 / best, events * 1e9 / best);
        System.out.println(row);
        table.append(row).append('\n');
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long read(List<byte[]> logs) {
        var received = LEAPS.toTai(UtcInstant.parse("2026-11-23T12:00:00Z"));
        var receipt = Receipt.of(new TimeInterval(received, received), LEAPS);
        var formats = new LogFormats(LogSource.ANY);
        var sink = new Counting();
        for (var log : logs) {
            var reader = formats.detecting(ReadSettings.of("log", LogClock.unknown(LEAPS)));
            for (int at = 0; at < log.length; at += PIECE) {
                reader.accept(log, at, Math.min(PIECE, log.length - at), receipt, sink);
            }
            reader.end(sink);
        }
        return sink.events;
    }

    private static final class Counting implements ReadSink {
        private long events;

        @Override
        public void event(LogEvent event) {
            events++;
        }

        @Override
        public void problem(ReadProblem problem) {
            throw new AssertionError(problem);
        }
    }
}
