package org.noonmark.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.serve.NtpServer;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// The NTP server of `serve` by itself, over a snapshot that follows the host's clock as it was at
/// the start: `NtpBenchServer PORT [BATCH]`. Runs until it is killed.
final class NtpBenchServer {
    private static final int LOCL = 0x4C4F_434C;

    private NtpBenchServer() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        var clocks = HostClocks.open();
        var snapshot = snapshot(clocks);
        var plain =
                NtpServerConfig.on(
                        List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port)));
        var config =
                new NtpServerConfig(
                        plain.listen(),
                        1,
                        List.of(),
                        batch,
                        plain.receiveBufferBytes(),
                        plain.access(),
                        plain.rateLimit(),
                        plain.keys(),
                        plain.interleavedClients());
        try (var server = NtpServer.start(config, () -> snapshot, clocks, 1)) {
            System.out.println("listening on " + server.listening());
            new CountDownLatch(1).await();
        }
    }

    static Snapshot snapshot(HostClocks clocks) {
        long counter = clocks.counterNanos();
        long realtime = clocks.realtimeNanos();
        var tai =
                new TaiInstant(
                        realtime / 1_000_000_000 + 37, realtime % 1_000_000_000 * 1_000_000_000);
        return new Snapshot(
                new ServedLine(counter, tai, 0, 0, counter),
                UncertaintyModel.linear(1e-3, 1e-6),
                ClockState.LOCAL,
                new Upstream(0, LOCL, TimeDelta.ZERO),
                LeapTable.embedded());
    }
}
