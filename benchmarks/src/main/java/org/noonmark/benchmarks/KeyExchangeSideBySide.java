package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final Path folder;
    private final int seconds;
    private final int warmUpSeconds;

    private KeyExchangeSideBySide(Path folder, int seconds, int warmUpSeconds) {
        this.folder = folder;
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
                        Files.createTempDirectory("key-exchange"), seconds, warmUp);
        runs.makeSecrets();
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

    private void makeSecrets() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "ec"));
        command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"));
        command.addAll(List.of("-subj", "/CN=localhost", "-keyout", key(), "-out", certificate()));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = made.inputReader()) {
            var text = output.readAllAsString();
            if (made.waitFor() != 0) {
                throw new IOException("openssl made no certificate: " + text);
            }
        }
        Files.writeString(folder.resolve("root"), "5a".repeat(32) + "\n");
        for (var secret : List.of(key(), folder.resolve("root").toString())) {
            var closed = PosixFilePermissions.fromString("rw-------");
            Files.setPosixFilePermissions(Path.of(secret), closed);
        }
    }

    private String key() {
        return folder.resolve("server.key").toString();
    }

    private String certificate() {
        return folder.resolve("server.crt").toString();
    }

    private Sample measure(String name) throws IOException, InterruptedException {
        try (var server = start(name)) {
            if (!FirstAnswer.await(NTP_PORT, server)) {
                throw new IOException(
                        name + ": " + Files.readString(folder.resolve(name + ".log")));
            }
            return load(server);
        }
    }

    private ServerProcess start(String name) throws IOException {
        return name.equals("chronyd") ? chronyd() : noonmark();
    }

    private ServerProcess chronyd() throws IOException {
        var configuration = folder.resolve("chrony.conf");
        Files.writeString(
                configuration,
                """
                local stratum 1
                allow 127.0.0.1
                port %d
                bindaddress 127.0.0.1
                cmdport 0
                bindcmdaddress /
                pidfile %s
                user root
                ntsport %d
                maxntsconnections 1000
                ntsserverkey %s
                ntsservercert %s
                ntsdumpdir %s
                """
                        .formatted(
                                NTP_PORT,
                                folder.resolve("chronyd.pid"),
                                PORT,
                                key(),
                                certificate(),
                                folder));
        return ServerProcess.start(
                SERVER_CPU,
                List.of(
                        NtpSideBySide.findChronyd().toString(),
                        "-x",
                        "-n",
                        "-f",
                        configuration.toString()),
                folder.resolve("chronyd.log"));
    }

    private ServerProcess noonmark() throws IOException {
        var configuration = folder.resolve("noonmark.toml");
        Files.writeString(
                configuration,
                """
                [local]
                authority = true
                [serve.ntp]
                listen = ["127.0.0.1"]
                port = %d
                [serve.nts]
                listen = ["127.0.0.1"]
                port = %d
                certificate = "%s"
                key = "%s"
                root_secret = "%s"
                max_connections_per_network = 1000
                """
                        .formatted(NTP_PORT, PORT, certificate(), key(), folder.resolve("root")));
        var command = new ArrayList<String>(List.of(ServerProcess.java()));
        command.addAll(ServerProcess.JVM_FLAGS);
        command.addAll(List.of("-p", NtpSideBySide.findModules().toString()));
        command.addAll(List.of("-m", ServerProcess.MAIN, "up"));
        command.addAll(List.of("--config", configuration.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return ServerProcess.start(SERVER_CPU, command, folder.resolve("noonmark.log"));
    }

    /// Loads a server, and looks at its CPU time when the load generator is warm, and at the end.
    private Sample load(ServerProcess server) throws IOException, InterruptedException {
        var command = ServerProcess.pinnedTo(LOAD_CPU);
        command.addAll(List.of(ServerProcess.java(), "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(ServerProcess.classPath());
        command.addAll(List.of(KeyExchangeLoad.class.getName(), Integer.toString(PORT), "x25519"));
        command.addAll(List.of(Integer.toString(warmUpSeconds), Integer.toString(seconds)));
        command.add(Integer.toString(CLIENTS));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var figures = new HashMap<String, Double>();
        double cpuAtBegin = 0;
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var pair = line.split("=", 2);
                if (pair.length == 1) {
                    cpuAtBegin = server.cpuSeconds();
                } else {
                    figures.put(pair[0], Double.valueOf(pair[1]));
                }
            }
        }
        double cpu = server.cpuSeconds() - cpuAtBegin;
        if (process.waitFor() != 0) {
            throw new IOException("the load generator failed");
        }
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
        double theirs = median(samples.getOrDefault("chronyd", List.of()), of);
        double ours = median(samples.getOrDefault("noonmark", List.of()), of);
        var ratio = theirs == 0 ? "" : "%.3f".formatted(ours / theirs);
        text.append("| %s | %.5g | %.5g | %s | %s |\n".formatted(what, theirs, ours, ratio, goal));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> of) {
        var sorted = samples.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
