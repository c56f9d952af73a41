package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/// Our NTS key exchange against Debian's chronyd, in turn on CPU 0, asked from CPU 1:
/// `KeyExchangeSideBySide [ROUNDS [SECONDS [WARM-UP-SECONDS]]]`.
///
/// Both have the same certificate (ECDSA on P-256) and get the same load: whole exchanges over
/// loopback, full TLS 1.3 handshakes by X25519. The report goes to `benchmarks/results/`.
final class KeyExchangeSideBySide {
    private static final int SERVER_CPU = 0;
    private static final int LOAD_CPU = 1;

    /// Enough that chronyd, whose replies wait for delayed acknowledgements, is kept busy.
    private static final int CLIENTS = 200;

    private static final int NTP_PORT = 15_123;
    private static final int PORT = 14_460;
    private static final List<String> SERVERS = List.of("chronyd", "noonmark");

    private final NtsFiles files;
    private final int seconds;
    private final int warmUpSeconds;

    private KeyExchangeSideBySide(NtsFiles files, int seconds, int warmUpSeconds) {
        this.files = files;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
    }

    /// What one run measured.
    private record Sample(
            double perSecond, double cpuMicros, double busy, double failed, double megabytes) {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
        int warmUp = args.length > 2 ? Integer.parseInt(args[2]) : 12;
        var runs =
                new KeyExchangeSideBySide(
                        NtsFiles.make(Files.createTempDirectory("key-exchange"), PORT),
                        seconds,
                        warmUp);
        var samples = new HashMap<String, List<Sample>>();
        for (int round = 0; round < rounds; round++) {
            for (var server : SERVERS) {
                var sample = runs.measure(server);
                System.err.println(server + " " + sample);
                samples.computeIfAbsent(server, any -> new ArrayList<>()).add(sample);
            }
        }
        var table = runs.table(rounds, samples);
        System.out.println(table);
        var page = "# NTS key exchange beside chronyd\n\n" + table + "\n" + runs.where();
        System.out.println("written to " + Surroundings.write("key-exchange", page));
    }

    private Sample measure(String name) throws IOException, InterruptedException {
        try (var server = start(name)) {
            if (!FirstAnswer.await(NTP_PORT, server)) {
                throw new IOException(
                        name + ": " + Files.readString(files.folder().resolve(name + ".log")));
            }
            return load(server);
        }
    }

    private ServerProcess start(String name) throws IOException {
        return name.equals("chronyd")
                ? ServerProcess.chronyd(
                        NtpSideBySide.findChronyd(),
                        files.folder(),
                        NTP_PORT,
                        SERVER_CPU,
                        files.forChronyd())
                : ServerProcess.noonmark(
                        NtpSideBySide.findModules(),
                        files.folder(),
                        NTP_PORT,
                        SERVER_CPU,
                        files.forNoonmark());
    }

    /// Loads a server, and looks at its CPU time when the load generator is warm, and at the end.
    private Sample load(ServerProcess server) throws IOException, InterruptedException {
        var cpuAtBegin = new AtomicReference<>(0.0);
        var figures =
                LoadProcess.figures(
                        LOAD_CPU,
                        KeyExchangeLoad.class,
                        List.of(
                                Integer.toString(PORT),
                                "x25519",
                                Integer.toString(warmUpSeconds),
                                Integer.toString(seconds),
                                Integer.toString(CLIENTS)),
                        () -> cpuAtBegin.set(server.cpuSeconds()));
        double cpu = server.cpuSeconds() - cpuAtBegin.get();
        double perSecond = figures.get("perSecond");
        double cpuMicros = cpu / figures.get("done") * 1e6;
        return new Sample(
                perSecond,
                cpuMicros,
                perSecond * cpuMicros * 1e-6,
                figures.get("failed"),
                server.residentMegabytes());
    }

    private String table(int rounds, Map<String, List<Sample>> samples) {
        var text = new StringBuilder();
        text.append(
                "| median over %d rounds of %d s | chronyd | noonmark | noonmark / chronyd | goal |\n"
                        .formatted(rounds, seconds));
        text.append("|---|---|---|---|---|\n");
        row(text, "key exchanges per second", samples, Sample::perSecond, ">= 0.8");
        row(text, "server's CPU time per exchange, µs", samples, Sample::cpuMicros, "");
        row(text, "server's share of its CPU", samples, Sample::busy, "");
        row(text, "exchanges that failed", samples, Sample::failed, "");
        row(text, "resident memory, MB", samples, Sample::megabytes, "");
        return text.toString();
    }

    private static void row(
            StringBuilder text,
            String what,
            Map<String, List<Sample>> samples,
            ToDoubleFunction<Sample> of,
            String goal) {
        double theirs = NtpSideBySide.median(samples.getOrDefault("chronyd", List.of()), of);
        double ours = NtpSideBySide.median(samples.getOrDefault("noonmark", List.of()), of);
        var ratio = theirs == 0 ? "" : "%.3f".formatted(ours / theirs);
        text.append("| %s | %.5g | %.5g | %s | %s |\n".formatted(what, theirs, ours, ratio, goal));
    }

    private String where() throws IOException, InterruptedException {
        return Surroundings.lines(String.join(" ", ServerProcess.JVM_FLAGS))
                + """
                - chronyd: Debian's package, GnuTLS, one process for key exchanges as is its default
                - Server on CPU 0, load generator (200 clients at once on the JDK's TLS) on CPU 1, one server at a time, in turn, each
                  warmed up for %d s. The load generator needs more CPU time for an exchange than either server: where the
                  server's share of its CPU is well below 1, the first row says what the load could ask for, and the second
                  row is what tells the servers apart.
                - Again: `./noonmark build && interop/install-peers && ./noonmark bench KeyExchangeSideBySide`
                """
                        .formatted(warmUpSeconds);
    }
}
