package org.noonmark.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.CertificateTime;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.sources.nts.KeyExchangeServer;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.NtsRequestWriter;

/// Our NTP server with NTS against Debian's chronyd, in turn on CPU 0, asked from CPU 1:
/// `NtsSideBySide [ROUNDS [SECONDS]]`.
///
/// Requests are made with keys and cookies of real key exchanges and replayed: those of one client,
/// and those of 4,096, four times as many as ours keeps ciphers for. The report goes to
/// `benchmarks/results/`.
final class NtsSideBySide {
    private static final int SERVER_CPU = 0;
    private static final int LOAD_CPU = 1;
    private static final int NTP_PORT = 15_123;
    private static final int KEY_EXCHANGE_PORT = 14_460;
    private static final int WARM_UP_SECONDS = 4;

    /// As many as fit the default receive buffer of a socket without loss.
    private static final int WINDOW = 128;

    private static final int CLIENTS = 4096;
    private static final int EXCHANGES_AT_ONCE = 64;
    private static final List<String> SERVERS = List.of("chronyd", "noonmark");
    private static final List<String> LOADS = List.of("one client", CLIENTS + " clients");

    private final NtsFiles files;
    private final int seconds;

    private NtsSideBySide(NtsFiles files, int seconds) {
        this.files = files;
        this.seconds = seconds;
    }

    /// What one run measured.
    private record Sample(double perSecond, double cpuMicros, double busy, double lost) {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var files = NtsFiles.make(Files.createTempDirectory("nts"), KEY_EXCHANGE_PORT);
        var runs = new NtsSideBySide(files, seconds);
        var samples = new HashMap<String, List<Sample>>();
        for (int round = 0; round < rounds; round++) {
            for (var server : SERVERS) {
                runs.measure(server, samples);
            }
        }
        var table = table(rounds, seconds, samples);
        System.out.println(table);
        var page = "# NTP with NTS beside chronyd\n\n" + table + "\n" + where();
        System.out.println("written to " + Surroundings.write("nts", page));
    }

    private void measure(String name, Map<String, List<Sample>> samples) throws Exception {
        try (var server = start(name)) {
            if (!FirstAnswer.await(NTP_PORT, server)) {
                throw new IOException(
                        name + ": " + Files.readString(files.folder().resolve(name + ".log")));
            }
            var all = requests(CLIENTS);
            var counts = List.of(1, CLIENTS);
            for (int i = 0; i < LOADS.size(); i++) {
                int bytes = all.length / CLIENTS;
                var file = files.folder().resolve("requests");
                Files.write(file, java.util.Arrays.copyOf(all, bytes * counts.get(i)));
                load(WARM_UP_SECONDS, file, bytes);
                double before = server.cpuSeconds();
                long start = System.nanoTime();
                var figures = load(seconds, file, bytes);
                double wall = (System.nanoTime() - start) * 1e-9;
                double cpu = server.cpuSeconds() - before;
                if (figures.get("refused") > 0) {
                    throw new IOException(name + " refused: " + figures);
                }
                var sample =
                        new Sample(
                                figures.get("perSecond"),
                                cpu / figures.get("replies") * 1e6,
                                cpu / wall,
                                figures.get("lost"));
                System.err.println(name + ", " + LOADS.get(i) + ": " + sample);
                samples.computeIfAbsent(name + LOADS.get(i), any -> new ArrayList<>()).add(sample);
            }
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

    private Map<String, Double> load(int seconds, Path file, int bytes)
            throws IOException, InterruptedException {
        return LoadProcess.figures(
                LOAD_CPU,
                NtpLoad.class,
                List.of(
                        Integer.toString(NTP_PORT),
                        "saturate",
                        Integer.toString(seconds),
                        Integer.toString(WINDOW),
                        file.toString(),
                        Integer.toString(bytes)),
                () -> {});
    }

    /// Requests of as many clients, each after a key exchange of its own.
    private byte[] requests(int clients) throws IOException, InterruptedException {
        var now = UtcInstant.ofPosix(java.time.Instant.now().getEpochSecond(), 0);
        var time = new CertificateTime.Between(now, now, CertificateTime.Ground.HOST_CLOCK);
        var client = new KeyExchangeClient(() -> time);
        var server =
                new KeyExchangeServer(
                        "localhost",
                        InetAddress.ofLiteral("127.0.0.1"),
                        KEY_EXCHANGE_PORT,
                        NTP_PORT,
                        new Authorities.OfFile(files.certificate()));
        var random = new SecureRandom();
        var packets = new ByteArrayOutputStream();
        for (int done = 0; done < clients; done += EXCHANGES_AT_ONCE) {
            var exchanges = new ArrayList<CompletableFuture<KeyExchange>>();
            for (int i = 0; i < EXCHANGES_AT_ONCE; i++) {
                exchanges.add(client.exchange(server));
            }
            for (var exchange : exchanges) {
                packets.write(request(established(exchange.join(), client, server), random));
            }
        }
        return packets.toByteArray();
    }

    /// A server that is not up yet, or was asked by too many at once, is asked again.
    private static KeyExchange.Established established(
            KeyExchange result, KeyExchangeClient client, KeyExchangeServer server)
            throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            if (result instanceof KeyExchange.Established established) {
                return established;
            }
            Thread.sleep(100);
            result = client.exchange(server).join();
        }
        throw new IOException("no keys: " + result);
    }

    private static byte[] request(KeyExchange.Established established, SecureRandom random) {
        var header = new byte[48];
        header[0] = 0x23;
        var id = new byte[32];
        var nonce = new byte[16];
        random.nextBytes(id);
        random.nextBytes(nonce);
        return new NtsRequestWriter(established.keys())
                .write(header, Octets.of(id), established.cookies().getFirst(), 0, nonce);
    }

    private static String table(int rounds, int seconds, Map<String, List<Sample>> samples) {
        var text = new StringBuilder();
        text.append(
                "| median over %d rounds of %d s | chronyd | noonmark | noonmark / chronyd | goal |\n"
                        .formatted(rounds, seconds));
        text.append("|---|---|---|---|---|\n");
        for (var load : LOADS) {
            row(text, "replies per second, " + load, load, samples, Sample::perSecond, ">= 1.4");
            row(
                    text,
                    "CPU time per reply, µs, " + load,
                    load,
                    samples,
                    Sample::cpuMicros,
                    "<= 0.70");
            row(text, "server's share of its CPU, " + load, load, samples, Sample::busy, "");
            row(text, "requests lost, " + load, load, samples, Sample::lost, "");
        }
        return text.toString();
    }

    private static void row(
            StringBuilder text,
            String what,
            String load,
            Map<String, List<Sample>> samples,
            ToDoubleFunction<Sample> of,
            String goal) {
        double theirs = NtpSideBySide.median(samples.getOrDefault("chronyd" + load, List.of()), of);
        double ours = NtpSideBySide.median(samples.getOrDefault("noonmark" + load, List.of()), of);
        var ratio = theirs == 0 ? "" : "%.3f".formatted(ours / theirs);
        text.append("| %s | %.5g | %.5g | %s | %s |\n".formatted(what, theirs, ours, ratio, goal));
    }

    private static String where() throws IOException, InterruptedException {
        return Surroundings.lines(String.join(" ", ServerProcess.JVM_FLAGS))
                + """
                - chronyd: Debian's package
                - Server on CPU 0, load generator on CPU 1, one server at a time, in turn, each warmed up first.
                - Requests of 228 bytes (no placeholder) and replies as long, AES-SIV-CMAC-256; %d on their way, in bursts of 16.
                - One client: the same request again and again, as polling clients find their ciphers kept. %d clients: each
                  request has other keys than the 4,095 before it, so ours makes three key schedules for each, chronyd as many.
                - CPU time per reply: user and system time of the server's process over the replies that came back.
                - Again: `./noonmark build && interop/install-peers && ./noonmark bench NtsSideBySide`
                """
                        .formatted(WINDOW, CLIENTS);
    }
}
