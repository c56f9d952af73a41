package org.noonmark.serve.tsp;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.noonmark.benchmarks.Surroundings;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TimestampSigner;
import org.noonmark.tsp.TokenVerifier;

/// Time-stamps per second, from request bytes to response bytes, beside BouncyCastle and OpenSSL.
///
/// One thread, ECDSA on P-256, SHA-256, the certificate in the token.
public final class Timestamps {
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 500_000_000L;
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final int PROCESSES = 20;
    private static final String POLICY = "1.3.6.1.4.1.32473.1";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final HostClocks clocks = HostClocks.open();
    private final Instant now = Instant.now();
    private final Instant from = now.minus(1, ChronoUnit.DAYS);
    private final Instant until = now.plus(30, ChronoUnit.DAYS);
    private final TestCertificates authority = TestCertificates.authority(from, until);
    private final TestCertificates.Issued own = authority.timestamping("tsa", from, until);
    private final TimestampRequest question =
            new TimestampRequest(
                    HashAlgorithm.SHA256,
                    Octets.of(new byte[32]),
                    Optional.empty(),
                    Optional.of(BigInteger.valueOf(77)),
                    true);
    private final byte[] request = question.encode();
    private long sink;

    private Timestamps() {}

    @FunctionalInterface
    private interface Work {
        int run() throws Exception;
    }

    /// @param micros of CPU time for one run
    /// @param bytes allocated by one run
    private record Cost(double micros, long bytes) {}

    private Cost cost(Work work) throws Exception {
        double[] micros = new double[ROUNDS];
        long bytes = 0;
        for (long end = System.nanoTime() + WARM_UP_NANOS; System.nanoTime() < end; ) {
            sink += work.run();
        }
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            // The machine is shared: what counts is the time of this thread.
            long start = THREADS.getCurrentThreadCpuTime();
            long runs = 0;
            long elapsed = 0;
            while (elapsed < ROUND_NANOS) {
                sink += work.run();
                runs++;
                elapsed = THREADS.getCurrentThreadCpuTime() - start;
            }
            micros[round] = elapsed / 1000.0 / runs;
            bytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / runs;
        }
        Arrays.sort(micros);
        return new Cost(micros[ROUNDS / 2], bytes);
    }

    private TimestampAuthority authority() throws Exception {
        var signer =
                TimestampSigner.of(
                        own.key(), List.of(own.certificate()), POLICY, new SecureRandom());
        var table = LeapTable.embedded();
        var tai = table.toTai(UtcInstant.ofPosix(now.getEpochSecond(), 0));
        long counter = clocks.counterNanos();
        var snapshot =
                new Snapshot(
                        new ServedLine(counter, tai, 0, 0, counter),
                        UncertaintyModel.linear(1e-3, 0),
                        ClockState.SYNCHRONIZED,
                        new Upstream(1, 0, TimeDelta.ZERO),
                        table);
        return TimestampAuthority.start(
                TimestampConfig.standard(),
                () -> signer,
                () -> snapshot,
                clocks,
                new SecureRandom(),
                event -> sink++);
    }

    private Work bouncyCastle() throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var signer =
                new JcaSignerInfoGeneratorBuilder(digests)
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA").build(own.key()),
                                own.certificate());
        var tokens =
                new TimeStampTokenGenerator(
                        signer,
                        digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                        new ASN1ObjectIdentifier(POLICY));
        tokens.setAccuracyMillis(1);
        tokens.addCertificates(new JcaCertStore(List.of(own.certificate())));
        var random = new SecureRandom();
        return () ->
                new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                        .generate(
                                new TimeStampRequest(request),
                                new BigInteger(128, random),
                                new Date())
                        .getEncoded()
                        .length;
    }

    private Work signature() throws Exception {
        var text = new byte[200];
        return () -> {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(own.key());
            signature.update(text);
            return signature.sign().length;
        };
    }

    private Work verification(TimestampAuthority tsa) {
        var response = TimestampResponse.decode(tsa.answer(request));
        var token = ((TimestampResponse.Granted) response).token().toArray();
        var verifier = new TokenVerifier(List.of(authority.certificate()), List.of());
        return () -> verifier.verify(token, question).hashCode();
    }

    /// Milliseconds for one process that answers one request.
    private double openssl() throws Exception {
        var folder = Files.createTempDirectory("timestamps");
        own.writeTo(folder);
        Files.write(folder.resolve("request"), request);
        Files.writeString(folder.resolve("serial"), "01\n");
        Files.writeString(
                folder.resolve("tsa.cnf"),
                """
                [tsa]
                default_tsa = own
                [own]
                serial = serial
                signer_cert = server.crt
                signer_key = server.key
                signer_digest = sha256
                default_policy = %s
                digests = sha256
                accuracy = millisecs:1
                """
                        .formatted(POLICY));
        double[] millis = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            long start = System.nanoTime();
            run(folder, "openssl", "ts", "-reply", "-queryfile", "request", "-config", "tsa.cnf");
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[PROCESSES / 2];
    }

    private static void run(Path folder, String... command) throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    private static String row(String what, Cost cost) {
        return "| %s | %.0f | %,.0f | %,d |\n"
                .formatted(what, cost.micros, 1e6 / cost.micros, cost.bytes);
    }

    /// Prints the table and writes the page; takes most of a minute.
    public static void main(String[] arguments) throws Exception {
        var bench = new Timestamps();
        try (var tsa = bench.authority()) {
            var table =
                    "| what | us of CPU | per second of one CPU | bytes allocated |\n|---|---|---|---|\n"
                            + row(
                                    "Noonmark: request to response",
                                    bench.cost(() -> tsa.answer(bench.request).length))
                            + row("BouncyCastle: the same", bench.cost(bench.bouncyCastle()))
                            + row("the signature alone, by the JDK", bench.cost(bench.signature()))
                            + row(
                                    "Noonmark: a token verified, with its chain",
                                    bench.cost(bench.verification(tsa)))
                            + "| `openssl ts -reply`, one process for each | %.0f | %.0f | |\n"
                                    .formatted(bench.openssl() * 1000, 1000 / bench.openssl());
            System.out.println(table);
            var page =
                    "# Time-stamps on one thread\n\n"
                            + table
                            + "\nECDSA on P-256, SHA-256, the certificate in the token; no HTTP. For `openssl`, by the wall clock; the start of a"
                            + " process is nearly all.\n\n"
                            + Surroundings.lines("none")
                            + "- Medians of %d rounds. Again: `./noonmark bench Timestamps`\n"
                                    .formatted(ROUNDS);
            System.out.println("written to " + Surroundings.write("timestamps", page));
        }
        if (bench.sink == 0) {
            throw new IllegalStateException("nothing was answered");
        }
    }
}
