package org.noonmark.serve;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.noonmark.linux.Sockaddr;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.wire.ntp.SymmetricKeys;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One request from bytes to reply, without sockets: [NtpResponder#prepare] and
/// [NtpResponder#finish], and the copy that puts the request back.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NtpResponderBenchmark {
    private static final long DATAGRAM = 64;

    /// Client requests of version 4; the second is signed with key 10 (AES-CMAC), the third asks
    /// for interleaved mode with an origin that is not known.
    private static final String HEADER =
            "230006ec00000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000e9a1b2c3d4e5f607";

    /// What comes in.
    public enum Request {
        BASIC(HEADER),
        CMAC(HEADER + "0000000ab65cfd1e58c55d6a2a753e72c60d177c"),
        INTERLEAVED(
                "230006ec0000000000000000000000000000000000000000e9a1b2c100000001"
                        + "e9a1b2c200000000e9a1b2c3d4e5f607");

        private final String hex;

        Request(String hex) {
            this.hex = hex;
        }
    }

    @Param Request request;

    @Param({"false", "true"})
    boolean rateLimited;

    private final MemorySegment memory = Arena.ofAuto().allocate(DATAGRAM + 128, 64);
    private MemorySegment pristine;
    private int lengthBytes;
    private NtpResponder responder;
    private Snapshot snapshot;
    private long counterNanos;

    /// Makes the responder.
    @Setup
    public void prepare() {
        var keys =
                (SymmetricKeys.Parsed.Keys)
                        SymmetricKeys.parse("10 AES128 HEX:fc24971b5266dc46efe0e8084689b688");
        var config =
                NtpServerConfig.on(List.of())
                        .withKeys(keys.keys())
                        .withRateLimit(rateLimited ? RateLimit.perSecond(1e9, 8) : RateLimit.NONE);
        responder = new NtpResponder(config, -25, 123, List.of(), 1);
        snapshot =
                new Snapshot(
                        new ServedLine(0, TaiInstant.ofSeconds(1_795_000_037), 1e-6, 1e-7, 1 << 30),
                        UncertaintyModel.linear(1e-3, 1e-6),
                        ClockState.SYNCHRONIZED,
                        new Upstream(1, 0x7F00_0001, TimeDelta.ofMillis(1)),
                        LeapTable.embedded());
        var client = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40_000);
        Sockaddr.write(memory, 0, client);
        pristine = Arena.ofAuto().allocate(128);
        byte[] bytes = HexFormat.of().parseHex(request.hex);
        lengthBytes = bytes.length;
        MemorySegment.copy(bytes, 0, pristine, ValueLayout.JAVA_BYTE, 0, lengthBytes);
    }

    /// One request and its reply.
    @Benchmark
    public int answer() {
        counterNanos += 1000;
        MemorySegment.copy(pristine, 0, memory, DATAGRAM, lengthBytes);
        responder.begin(snapshot, counterNanos);
        int length = responder.prepare(0, memory, DATAGRAM, lengthBytes, 0, counterNanos);
        responder.finish(0, memory, DATAGRAM, counterNanos + 500);
        return length;
    }

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(new String[] {"NtpResponderBenchmark"});
    }
}
