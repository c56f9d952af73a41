package org.noonmark.serve.roughtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
import org.noonmark.wire.roughtime.CheckedResponse;
import org.noonmark.wire.roughtime.ResponseCheck;
import org.noonmark.wire.roughtime.RoughtimeRequest;
import org.noonmark.wire.roughtime.RoughtimeVersion;

/// A responder whose answers tests look at.
final class Answers {
    static final long START = 1_000_000_000L;
    static final TaiInstant START_TAI = TaiInstant.ofSeconds(1_795_000_037);
    static final long START_UTC = 1_795_000_000L;
    static final Ed25519PrivateKey LONG_TERM = Ed25519PrivateKey.ofSeed(new byte[32]);

    final RoughtimeCounters counters = new RoughtimeCounters();
    final RoughtimeResponder responder;
    final SplittableRandom random = new SplittableRandom(5);

    Answers(RoughtimeServerConfig config) {
        var keys =
                new OnlineKeys(
                        LONG_TERM, random, config.delegationSeconds(), counters, event -> {});
        responder = new RoughtimeResponder(config, keys, counters, 9);
    }

    static Snapshot snapshot(ClockState state, double halfWidthSeconds) {
        return snapshot(state, halfWidthSeconds, START, START_TAI);
    }

    static Snapshot snapshot(
            ClockState state, double halfWidthSeconds, long counterNanos, TaiInstant tai) {
        return new Snapshot(
                new ServedLine(counterNanos, tai, 0, 0, counterNanos),
                UncertaintyModel.linear(halfWidthSeconds, 0),
                state,
                new Upstream(1, 0xC000_0263, TimeDelta.ofMillis(1)),
                LeapTable.embedded());
    }

    byte[] request() {
        var nonce = new byte[32];
        random.nextBytes(nonce);
        return RoughtimeRequest.of(
                List.of(RoughtimeVersion.V1), Optional.of(LONG_TERM.publicKey()), nonce);
    }

    /// A request of 76 bytes, which has no room for any response: VER, NONC and TYPE.
    static byte[] smallRequest() {
        return HexFormat.of()
                .parseHex(
                        "524f55474854494d40000000" // ROUGHTIM, 64 bytes
                                + "03000000" // three tags
                                + "0400000024000000" // values at 0, 4 and 36
                                + "564552004e4f4e4354595045"
                                + "01000000" // version 1
                                + "ab".repeat(32)
                                + "00000000"); // a request
    }

    /// The responses to requests that arrive together; empty where there is none.
    List<Optional<byte[]>> answer(Snapshot snapshot, long counterNanos, List<byte[]> requests) {
        responder.begin(snapshot, counterNanos);
        var indices = requests.stream().map(r -> responder.add(r, 0, r.length, 1024)).toList();
        responder.sign();
        var replies = new ArrayList<Optional<byte[]>>();
        for (int index : indices) {
            var into = new byte[2048];
            int length = index < 0 ? -1 : responder.write(index, into, 0);
            replies.add(length < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(into, length)));
        }
        return replies;
    }

    Optional<byte[]> answer(Snapshot snapshot, byte[] request) {
        return answer(snapshot, START, List.of(request)).getFirst();
    }

    static CheckedResponse check(byte[] request, byte[] reply) {
        return ResponseCheck.check(request, reply, LONG_TERM.publicKey());
    }
}
