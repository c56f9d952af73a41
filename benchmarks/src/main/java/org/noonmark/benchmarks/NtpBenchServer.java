package org.noonmark.benchmarks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
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

/// The NTP server of `serve` by itself, over snapshots that follow the host's clock, four a second
/// as from the station: `NtpBenchServer PORT [BATCH]`. Runs until it is killed.
final class NtpBenchServer {
    private static final int LOCL = 0x4C4F_434C;

    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofMillis(250);

    private final HostClocks clocks = HostClocks.open();
    private volatile Snapshot snapshot = snapshot(clocks);

    private NtpBenchServer() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        int batch = args.length > 1 ? Integer.parseInt(args[1]) : 64;
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
        new NtpBenchServer().run(config);
    }

    private void run(NtpServerConfig config) throws Exception {
        try (var server = NtpServer.start(config, () -> snapshot, clocks, 1)) {
            System.out.println("listening on " + server.listening());
            while (!Thread.interrupted()) {
                Thread.sleep(BETWEEN_SNAPSHOTS);
                snapshot = snapshot(clocks);
            }
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
