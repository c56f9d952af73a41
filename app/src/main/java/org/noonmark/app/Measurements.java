package org.noonmark.app;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.noonmark.app.ledger.MaterialFolder;
import org.noonmark.app.ledger.ReadingBatches;
import org.noonmark.app.ledger.ScaleMoment;
import org.noonmark.events.EventSink;
import org.noonmark.events.StationEvent;
import org.noonmark.proof.statement.Statement;

/// Brings readings down from the sources into the ledger, without anybody waiting for it.
final class Measurements {
    private final ReadingTap tap;
    private final MaterialFolder material;
    private final ReadingBatches batches;
    private final Supplier<ScaleMoment> moments;
    private final EventSink events;
    private long dropped;
    private boolean failing;

    Measurements(
            ReadingTap tap,
            MaterialFolder material,
            Supplier<ScaleMoment> moments,
            EventSink events) {
        this.tap = tap;
        this.material = material;
        this.batches = new ReadingBatches(material);
        this.moments = moments;
        this.events = events;
    }

    /// Takes in what was measured since the last time, and writes the batches that are due. A disk
    /// that takes no material is told of once; the log goes on without it meanwhile.
    ///
    /// @param all whether batches that are not due are written, too
    synchronized void step(boolean all, Consumer<Statement> log) {
        var moment = moments.get();
        long counter = moment.host().counterNanos();
        long lost = tap.droppedCount();
        batches.add(tap.take(), lost - dropped, counter);
        dropped = lost;
        try {
            batches.write(moment.time(), counter, all, log);
            failing = false;
        } catch (IOException failed) {
            if (!failing) {
                failing = true;
                events.publish(
                        new StationEvent.StateFileFailed(
                                material.folder().toString(), ConfigCommands.reason(failed)));
            }
        }
    }
}
