package org.noonmark.serve.roughtime;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.signing.Ed25519PrivateKey;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// Time per Roughtime response by batch size, without network, beside the time of a signature.
public final class RoughtimeBatch {
    private static final int[] BATCHES = {1, 8, 64};
    private static final int ROUNDS = 15;
    private static final long ROUND_NANOS = 300_000_000L;
    private static final Ed25519PrivateKey KEY = Ed25519PrivateKey.ofSeed(new byte[32]);
    private static final double GOAL_MICROS = 3;

    private final RoughtimeResponder responder;
    private final Snapshot snapshot =
            new Snapshot(
                    new ServedLine(0, TaiInstant.ofSeconds(1_795_000_037), 0, 0, 0),
                    UncertaintyModel.linear(1e-3, 0),
                    ClockState.SYNCHRONIZED,
                    new Upstream(1, 0, TimeDelta.ZERO),
                    LeapTable.embedded());
    private final byte[][] requests = new byte[RoughtimeResponder.BATCH][];
    private final byte[] reply = new byte[2048];
    private long sink;

    private RoughtimeBatch() {
        var random = new SplittableRandom(1);
        var counters = new RoughtimeCounters();
        var config = RoughtimeServerConfig.on(List.of());
        var keys = new OnlineKeys(KEY, random, config.delegationSeconds(), counters, event -> {});
        responder = new RoughtimeResponder(config, keys, counters, 1);
        for (int i = 0; i < requests.length; i++) {
            var nonce = new byte[RoughtimeRequest.NONCE_BYTES];
            random.nextBytes(nonce);
            requests[i] =
                    RoughtimeRequest.of(
                            List.of(RoughtimeVersion.V1), Optional.of(KEY.publicKey()), nonce);
        }
    }

    private void answer(int batch) {
        responder.begin(snapshot, 1000);
        for (int i = 0; i < batch; i++) {
            responder.add(requests[i], 0, requests[i].length, 1024);
        }
        responder.sign();
        for (int i = 0; i < batch; i++) {
            sink += responder.write(i, reply, 0);
        }
    }

    /// Nanoseconds for one run: the median of rounds.
    private static double median(Runnable run) {
        double[] nanos = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long runs = 0;
            long elapsed = 0;
            while (elapsed < ROUND_NANOS) {
                run.run();
                runs++;
                elapsed = System.nanoTime() - start;
            }
            nanos[round] = (double) elapsed / runs;
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    private static Runnable jdkSigning(byte[] message) throws GeneralSecurityException {
        var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, KEY.seed());
        var key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
        var signature = Signature.getInstance("Ed25519");
        return () -> {
            try {
                signature.initSign(key);
                signature.update(message);
                signature.sign();
            } catch (GeneralSecurityException never) {
                throw new IllegalStateException(never);
            }
        };
    }

    /// Prints the table; takes about half a minute.
    public static void main(String[] args) throws GeneralSecurityException {
        var message = new byte[128];
        var signature = new byte[64];
        double ours = median(() -> KEY.sign(message, 0, message.length, signature, 0)) / 1000;
        double jdk = median(jdkSigning(message)) / 1000;
        System.out.printf("signature by `signing`       %8.2f us%n", ours);
        System.out.printf("signature by the JDK         %8.2f us, %.1f times%n", jdk, jdk / ours);
        var bench = new RoughtimeBatch();
        for (int batch : BATCHES) {
            double perReply = median(() -> bench.answer(batch)) / 1000 / batch;
            System.out.printf(
                    "reply in a batch of %-3d      %8.2f us, of which signing %.2f us%s%n",
                    batch,
                    perReply,
                    ours / batch,
                    batch < 64
                            ? ""
                            : " (goal: at most %.0f us, %s)"
                                    .formatted(
                                            GOAL_MICROS,
                                            perReply <= GOAL_MICROS ? "kept" : "missed"));
        }
        if (bench.sink == 0) {
            throw new IllegalStateException("nothing was answered");
        }
    }
}
