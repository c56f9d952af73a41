package org.noonmark.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// How long a line of a log takes to become a finding of a running station: each line is what one
/// rule looks for, beside all rules of this release and, when it is there, the public pack.
public final class GuardLatency {
    private static final int LINES = 500;
    private static final int EVERY_MILLIS = 37;
    private static final Pattern FINDING = Pattern.compile("low: Latency (\\d+) \\(");

    private final ConcurrentHashMap<Integer, Long> writtenNanos = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Long> foundNanos = new ConcurrentHashMap<>();
    private final CountDownLatch serving = new CountDownLatch(1);
    private final CountDownLatch all = new CountDownLatch(LINES);

    private GuardLatency() {}

    /// Prints the times; no arguments.
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("guard-latency");
        new GuardLatency().run(folder);
    }

    private void run(Path folder) throws Exception {
        var log = Files.createFile(folder.resolve("auth.log"));
        var config = Files.writeString(folder.resolve("c.toml"), configuration(folder, log));
        var process =
                new ProcessBuilder(
                                "./noonmark",
                                "up",
                                "--config",
                                config.toString(),
                                "--data",
                                folder.resolve("data").toString())
                        .redirectErrorStream(true)
                        .start();
        try {
            Thread.ofVirtual().start(() -> read(process.inputReader()));
            if (!serving.await(60, TimeUnit.SECONDS)) {
                throw new IOException("the station did not follow the log within a minute");
            }
            write(log);
            boolean isComplete = all.await(30, TimeUnit.SECONDS);
            print(isComplete);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
        }
    }

    private static String configuration(Path folder, Path log) throws IOException {
        var rules = Files.createDirectories(folder.resolve("rules"));
        for (int i = 0; i < LINES; i++) {
            Files.writeString(
                    rules.resolve(i + ".yml"),
                    """
                    title: Latency %d
                    logsource: {product: linux, service: sshd}
                    detection:
                        words: ['latency%d.']
                        condition: words
                    level: low
                    """
                            .formatted(i, i));
        }
        var pack = Path.of("../shared/data/guard/sigma-rules-8eaafff1.zip").toAbsolutePath();
        var packs = Files.exists(pack) ? List.of(rules, pack) : List.of(rules);
        return """
        [local]
        authority = true
        [serve.ntp]
        port = 29123
        [guard]
        rules = %s
        [[guard_log]]
        name = "logins"
        path = "%s"
        """
                .formatted(packs.stream().map(path -> "\"" + path + "\"").toList(), log);
    }

    private void read(BufferedReader output) {
        try (output) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                long now = System.nanoTime();
                var finding = FINDING.matcher(line);
                if (finding.find()) {
                    foundNanos.put(Integer.parseInt(finding.group(1)), now);
                    all.countDown();
                } else if (line.contains("rules of noonmark are in force")) {
                    serving.countDown();
                }
            }
        } catch (IOException ended) {
            // The station was ended.
            all.getCount();
        }
    }

    private void write(Path log) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(5);
        for (int i = 0; i < LINES; i++) {
            var line =
                    "%s tick sshd[4711]: Accepted password for latency%d. from 192.0.2.7 port 5 ssh2%n"
                            .formatted(Instant.now(), i);
            writtenNanos.put(i, System.nanoTime());
            Files.writeString(log, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
    }

    private void print(boolean isComplete) {
        var millis =
                foundNanos.entrySet().stream()
                        .mapToDouble(
                                each -> (each.getValue() - writtenNanos.get(each.getKey())) * 1e-6)
                        .sorted()
                        .toArray();
        System.out.printf(
                Locale.ROOT,
                "%d of %d lines found%s: median %.0f ms, 99 %% %.0f ms, longest %.0f ms%n",
                millis.length,
                LINES,
                isComplete ? "" : " (NOT ALL)",
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                Arrays.stream(millis).max().orElse(Double.NaN));
    }
}
