package org.noonmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.serve.NtpServerConfig;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

class NtpStartTest {
    private static final Snapshot STARTING =
            new Snapshot(
                    new ServedLine(0, TaiInstant.EPOCH, 0, 0, 0),
                    UncertaintyModel.linear(0, 0),
                    ClockState.STARTING,
                    new Upstream(15, 0, TimeDelta.ZERO),
                    LeapTable.embedded());

    @Test
    void rehearsesBeforeAnybodyAsksAndCountsNothingOfIt() throws Exception {
        var batches = new AtomicInteger();
        var listen = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try (var server =
                NtpStart.start(
                        NtpServerConfig.on(List.of(listen)),
                        () -> {
                            batches.incrementAndGet();
                            return STARTING;
                        },
                        HostClocks.open(),
                        1)) {
            assertThat(batches.get()).isGreaterThanOrEqualTo(300);
            assertThat(server.counters().requests()).isZero();
            assertThat(server.listening().getFirst().getPort()).isPositive();
        }
    }
}
