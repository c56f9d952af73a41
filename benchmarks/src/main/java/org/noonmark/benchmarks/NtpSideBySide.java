package org.noonmark.benchmarks;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Our NTP server against Debian's chronyd, in turn on CPU 0, asked from CPU 1: `NtpSideBySide
/// [ROUNDS [SECONDS [CHRONYD]]]`.
///
/// A round is chronyd saturated, ours saturated, chronyd paced, ours paced, SECONDS each; the
/// report gives the medians over the rounds and goes to `benchmarks/results/`.
final class NtpSideBySide {
    private static final int SERVER_CPU = 0;
    private static final int LOAD_CPU = 1;
    private static final int WARM_UP_SECONDS = 3;

    /// As many as fit the default receive buffer of a socket without loss.
    private static final int WINDOW = 192;

    private static final int PACED_PER_SECOND = 10_000;

    /// The echo shows what receiving and sending alone take.
    private static final List<String> SERVERS = List.of("chronyd", "noonmark", "echo");

    private final Path folder;
    private final Path chronyd;
    private final Path modules;
    private final int seconds;
    private final int port;

    private NtpSideBySide(Path folder, Path chronyd, Path modules, int seconds) throws IOException {
        this.folder = folder;
        this.chronyd = chronyd;
        this.modules = modules;
        this.seconds = seconds;
        this.port = freePort();
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// What one run measured.
    record Sample(
            double repliesPerSecond,
            double cpuMicrosPerReply,
            double serverBusy,
            double lost,
            double p50,
            double p99,
            double p999,
            double residentMegabytes,
            double firstAnswerSeconds) {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var program = args.length > 2 ? Path.of(args[2]) : findChronyd();
        var folder = Files.createTempDirectory("side-by-side");
        var runs = new NtpSideBySide(folder, program, findModules(), seconds);
        var saturated = new HashMap<String, List<Sample>>();
        var paced = new HashMap<String, List<Sample>>();
        for (int round = 0; round < rounds; round++) {
            for (var server : SERVERS) {
                runs.measure(server, "saturate", WINDOW, saturated);
            }
            for (var server : SERVERS) {
                runs.measure(server, "pace", PACED_PER_SECOND, paced);
            }
        }
        var report = new SideBySideReport(rounds, seconds, saturated, paced);
        System.out.println(report.table());
        System.out.println("written to " + report.write());
    }

    /// The one that `interop/install-peers` unpacked, or the installed one.
    static Path findChronyd() throws IOException {
        var peer = Path.of("interop/.peers/chrony/usr/sbin/chronyd");
        return find(
                List.of(peer, Path.of("..").resolve(peer), Path.of("/usr/sbin/chronyd")),
                "no chronyd: run interop/install-peers, or name one");
    }

    static Path findModules() throws IOException {
        return find(
                List.of(Path.of("app/target/lib"), Path.of("../app/target/lib")),
                "no build of the program: run ./noonmark build");
    }

    private static Path find(List<Path> places, String otherwise) throws IOException {
        return places.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IOException(otherwise));
    }

    private void measure(String name, String mode, int amount, Map<String, List<Sample>> samples)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (var server = start(name)) {
            double firstAnswer = (System.nanoTime() - begin) * 1e-9;
            load("saturate", WARM_UP_SECONDS, WINDOW);
            load(mode, WARM_UP_SECONDS, amount);
            double before = server.cpuSeconds();
            long start = System.nanoTime();
            var figures = load(mode, seconds, amount);
            double wall = (System.nanoTime() - start) * 1e-9;
            double cpu = server.cpuSeconds() - before;
            var sample =
                    new Sample(
                            figures.get("perSecond"),
                            cpu / figures.get("replies") * 1e6,
                            cpu / wall,
                            figures.get("lost"),
                            figures.getOrDefault("p50.0", Double.NaN),
                            figures.getOrDefault("p99.0", Double.NaN),
                            figures.getOrDefault("p99.9", Double.NaN),
                            server.residentMegabytes(),
                            firstAnswer);
            System.err.println(name + " " + mode + " " + sample);
            samples.computeIfAbsent(name, any -> new ArrayList<>()).add(sample);
        }
    }

    private ServerProcess start(String name) throws IOException {
        var server =
                switch (name) {
                    case "chronyd" -> ServerProcess.chronyd(chronyd, folder, port, SERVER_CPU, "");
                    case "noonmark" ->
                            ServerProcess.noonmark(modules, folder, port, SERVER_CPU, "");
                    default -> ServerProcess.echo(folder, port, SERVER_CPU);
                };
        if (!FirstAnswer.await(port, server)) {
            server.close();
            throw new IOException(
                    name + " does not answer: " + Files.readString(folder.resolve(name + ".log")));
        }
        return server;
    }

    private Map<String, Double> load(String mode, int seconds, int amount)
            throws IOException, InterruptedException {
        return LoadProcess.figures(
                LOAD_CPU,
                NtpLoad.class,
                List.of(
                        Integer.toString(port),
                        mode,
                        Integer.toString(seconds),
                        Integer.toString(amount)),
                () -> {});
    }

    static <T> double median(List<T> samples, java.util.function.ToDoubleFunction<T> of) {
        var sorted =
                samples.stream().map(of::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
