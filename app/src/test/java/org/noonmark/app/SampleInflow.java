package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.noonmark.app.ledger.CorrectionInbox;
import org.noonmark.app.ledger.MaterialFolder;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.events.EventSink;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;

/// What comes into a ledger when nothing is asked over a network.
final class SampleInflow {
    private SampleInflow() {}

    /// Drops what it is given.
    private static final class Nobody implements ReadingSink {
        @Override
        public void accept(Reading reading) {}

        @Override
        public void unreachable(ClockId clock) {}
    }

    /// Hands readings on to nobody.
    static ReadingTap tap() {
        return new ReadingTap(new Nobody());
    }

    /// @param folder of the log
    static StationLedger.Inflow of(
            Path folder, ReadingTap tap, Supplier<ScaleMoment> moments, EventSink events) {
        var foreign =
                new ForeignTime(
                        List.of(),
                        Duration.ofMinutes(10),
                        (nonce, peer) -> {
                            throw new IOException("there is no server");
                        },
                        () -> moments.get().time(),
                        System::nanoTime,
                        new Random(1));
        var material = new MaterialFolder(folder.resolve(MaterialFolder.NAME), 1 << 24);
        var inbox = new CorrectionInbox(folder.resolve(CorrectionInbox.NAME));
        return new StationLedger.Inflow(
                foreign,
                new Measurements(tap, material, moments, events),
                new CorrectionDesk(inbox, moments, events),
                moments);
    }
}
