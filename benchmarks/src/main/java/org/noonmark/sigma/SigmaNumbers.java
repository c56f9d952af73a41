package org.noonmark.sigma;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.noonmark.benchmarks.Surroundings;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.windows.WindowsKinds;
import org.noonmark.sigma.match.CompiledRules;
import org.noonmark.sigma.match.Match;
import org.noonmark.sigma.rule.DetectionRule;
import org.noonmark.sigma.rule.RulePack;
import org.noonmark.sigma.rule.RuleSettings;
import org.noonmark.sigma.rule.RuleText;
import org.noonmark.testkit.ReferenceData;

/// The numbers of the Sigma engine: events a second beside a naive evaluator, load, memory.
///
/// `./noonmark bench SigmaNumbers [EVENTS [SECONDS]]`: how many distinct events a stream has, and
/// how long each measurement runs. Needs ../shared/data/guard.
public final class SigmaNumbers {
    private static final String RULES = "guard/sigma-rules-8eaafff1.zip";
    private static final String REGRESSION = "guard/sigma-regression";
    private static final int NAIVE = 2000;

    private final List<DetectionRule> rules;
    private final double seconds;
    private final StringBuilder table = new StringBuilder();

    private SigmaNumbers(List<DetectionRule> rules, double seconds) {
        this.rules = rules;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        long start = System.nanoTime();
        var loaded = load();
        double readSeconds = (System.nanoTime() - start) / 1e9;
        var numbers = new SigmaNumbers(loaded.detectionRules(), seconds);
        numbers.loading(loaded, readSeconds);
        var folder = data(REGRESSION);
        numbers.stream(EventStream.of("process creation", folder, count, false));
        numbers.stream(EventStream.of("mixed Windows", folder, count, true));
        System.out.println("written: " + Surroundings.write("sigma", numbers.page()));
    }

    private static Path data(String name) {
        return ReferenceData.find(name)
                .orElseThrow(() -> new IllegalStateException(ReferenceData.missing(name)));
    }

    private static RulePack load() throws IOException {
        var texts = new ArrayList<RuleText>();
        try (var archive = new ZipFile(data(RULES).toFile())) {
            for (var entry : List.copyOf(archive.stream().toList())) {
                if (entry.getName().matches("(.*/)?rules(-[a-z-]+)?/.*\\.yml")) {
                    try (var in = archive.getInputStream(entry)) {
                        texts.add(RuleText.of(entry.getName(), in.readAllBytes()));
                    }
                }
            }
        }
        return RulePack.read("sigmahq", texts.parallelStream(), RuleSettings.NONE);
    }

    private void row(String what, String measured) {
        System.out.printf("%-60s %s%n", what, measured);
        table.append("| %s | %s |%n".formatted(what, measured));
    }

    /// All that a program does between its start and the first event: the kinds' tables are made
    /// here, too.
    private void loading(RulePack pack, double readSeconds) {
        row(
                "rules",
                "%,d, and %d that wait for placeholders"
                        .formatted(rules.size(), pack.waiting().size()));
        row("read from the archive, fresh virtual machine", "%.2f s".formatted(readSeconds));
        long start = System.nanoTime();
        var compiled = CompiledRules.compile(rules);
        row("compiled, then", "%.2f s".formatted((System.nanoTime() - start) / 1e9));
        start = System.nanoTime();
        compiled.prepare(WindowsKinds.all());
        row(
                "tables of all Windows kinds, then",
                "%.2f s".formatted((System.nanoTime() - start) / 1e9));
        row("tables of all Windows kinds", compiled.size().toString());
    }

    private void stream(EventStream stream) throws InterruptedException {
        var compiled = CompiledRules.compile(rules);
        long findings = new Pass(compiled, stream.events()).once();
        row(
                stream.what() + ": stream",
                "%,d events, %.0f bytes of JSON each, %,d findings"
                        .formatted(
                                stream.events().size(),
                                (double) stream.bytes().length / stream.events().size(),
                                findings));
        row(stream.what() + ": tables", compiled.size().toString());
        rate(compiled, stream.events(), 1);
        var one = rate(compiled, stream.events(), 1);
        var two = rate(compiled, stream.events(), 2);
        var naive = naive(stream.events());
        row(
                stream.what() + ": tables over naive",
                "%.0f times".formatted(one.perCpu / naive.perCpu));
        row(stream.what() + ": one core", words(one));
        row(stream.what() + ": two cores", words(two));
        row(
                stream.what() + ": two cores over one",
                "%.2f by the clock, %.2f by processor time"
                        .formatted(two.perClock / one.perClock, two.perCpu / one.perCpu));
        row(stream.what() + ": naive evaluator, one core", words(naive));
        row(stream.what() + ": bytes of JSON to findings, one core", fromBytes(compiled, stream));
    }

    private static String words(Rate rate) {
        return "%,.0f events a second by processor time (%,.0f by the clock)"
                .formatted(rate.perCpu, rate.perClock);
    }

    private record Pass(CompiledRules compiled, List<LogEvent> events) {
        long once() {
            var matcher = compiled.matcher();
            var found = new long[1];
            Consumer<Match> sink = _ -> found[0]++;
            for (var event : events) {
                matcher.match(event, sink);
            }
            return found[0];
        }
    }

    /// Events a second, all threads together.
    ///
    /// @param perClock by the clock on the wall
    /// @param perCpu by the processor time that the threads got: what an idle machine would show
    private record Rate(double perClock, double perCpu) {}

    /// Each thread goes round the whole stream, from a start of its own.
    private Rate rate(CompiledRules compiled, List<LogEvent> events, int threads)
            throws InterruptedException {
        var done = new AtomicLong();
        var cpuNanos = new AtomicLong();
        var finished = new CountDownLatch(threads);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        for (int t = 0; t < threads; t++) {
            int first = t * events.size() / threads;
            Thread.ofPlatform()
                    .start(() -> {
                        done.addAndGet(round(compiled, events, first, end));
                        cpuNanos.addAndGet(
                                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                        finished.countDown();
                    });
        }
        finished.await();
        double took = (System.nanoTime() - start) / 1e9;
        return new Rate(done.get() / took, done.get() / (cpuNanos.get() / 1e9) * threads);
    }

    private static long round(CompiledRules compiled, List<LogEvent> events, int first, long end) {
        var matcher = compiled.matcher();
        var found = new long[1];
        Consumer<Match> sink = _ -> found[0]++;
        long count = 0;
        int i = first;
        while ((count & 1023) != 0 || System.nanoTime() < end) {
            matcher.match(events.get(i), sink);
            i = i + 1 == events.size() ? 0 : i + 1;
            count++;
        }
        return count;
    }

    private Rate naive(List<LogEvent> events) {
        var naive = new NaiveEvaluator(rules);
        var some = events.subList(0, NAIVE);
        long found = some.stream().mapToLong(naive::count).sum();
        long expected = new Pass(CompiledRules.compile(rules), some).once();
        if (found != expected) {
            throw new IllegalStateException("naive finds " + found + ", tables " + expected);
        }
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long count = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            naive.count(some.get((int) (count++ % NAIVE)));
        }
        double took = (System.nanoTime() - start) / 1e9;
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        return new Rate(count / took, count / (cpu / 1e9));
    }

    private String fromBytes(CompiledRules compiled, EventStream stream) {
        var matcher = compiled.matcher();
        var found = new long[1];
        EventStream.read(stream.bytes(), event -> matcher.match(event, _ -> found[0]++));
        long start = System.nanoTime();
        EventStream.read(stream.bytes(), event -> matcher.match(event, _ -> found[0]++));
        double took = (System.nanoTime() - start) / 1e9;
        return "%,.0f events a second, %.0f MB/s"
                .formatted(stream.events().size() / took, stream.bytes().length / took / 1e6);
    }

    private String page() throws IOException, InterruptedException {
        return """
        # The Sigma engine

        | what | measured |
        |---|---|
        %s
        %s- Load average: %s. Other programs ran on the machine; "by processor time" counts only the time that our threads got.
        - One event in a hundred is a real one of SigmaHQ's regression data, the others are generated: ordinary programs, command lines of usual
          length (`OrdinaryWindows`).
        - The naive evaluator goes through all rules of the event's log source, test by test, with values in lower case made once an event and
          prepared tests (`NaiveEvaluator`); on the events that it is measured with it finds as much as the tables.
        - No other engine could be had on this machine (those of Rust, Go and Python are in registries that it does not reach). Published, on an
          Apple M4 Pro core: RSigma 0.9, 6,170 events a second with 5,000 rules and 32,000 with 1,000, synthetic rules and events
          (timescale/rsigma, BENCHMARKS.md, 2026-05-07).
        - Again: `./noonmark bench SigmaNumbers`
        """
                .formatted(
                        table,
                        Surroundings.lines("none"),
                        String.format(
                                Locale.ROOT,
                                "%.2f",
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()));
    }
}
