package org.noonmark.app.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.noonmark.events.Visible;
import org.noonmark.metrology.Reading;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.StandardTime;
import org.noonmark.time.TimeDelta;

/// Gathers the readings of each clock, puts them beside the log, and states their hash: one batch
/// for each clock every ten minutes, or sooner when there are many.
///
/// Threading: synchronised; it waits for the disk, so the station's own threads do not come here.
public final class ReadingBatches {
    private static final long INTERVAL_NANOS = 600_000_000_000L;
    private static final int MOST_READINGS = 4096;

    /// Of one batch, when the disk takes nothing for long.
    private static final int MOST_WAITING = 16_384;

    private static final int PRUNE_EVERY = 64;

    private final MaterialFolder material;
    private final TreeMap<String, Batch> batches = new TreeMap<>();
    private int written;

    private static final class Batch {
        private final List<Reading> readings = new ArrayList<>();
        private final long begunNanos;

        /// Readings of any clock that were lost before this batch was written.
        private long lost;

        Batch(long begunNanos) {
            this.begunNanos = begunNanos;
        }

        boolean isDue(long counterNanos) {
            return readings.size() >= MOST_READINGS || counterNanos - begunNanos >= INTERVAL_NANOS;
        }
    }

    /// Nothing gathered yet.
    public ReadingBatches(MaterialFolder material) {
        this.material = material;
    }

    /// Takes readings in.
    ///
    /// @param lost how many others, of any clock, found no room on their way here
    public synchronized void add(List<Reading> readings, long lost, long counterNanos) {
        for (var reading : readings) {
            var batch =
                    batches.computeIfAbsent(
                            reading.clock().name(), name -> new Batch(counterNanos));
            if (batch.readings.size() < MOST_WAITING) {
                batch.readings.add(reading);
            } else {
                batch.lost++;
            }
        }
        batches.values().forEach(batch -> batch.lost += lost);
    }

    /// Writes the batches that are due.
    ///
    /// @param all whether those that are not due are written, too
    /// @param log takes what is to be stated
    /// @throws IOException when the disk does not take one; it is kept and tried again
    public synchronized void write(
            StandardTime now, long counterNanos, boolean all, Consumer<Statement> log)
            throws IOException {
        Iterator<Batch> each = batches.values().iterator();
        while (each.hasNext()) {
            var batch = each.next();
            if (all || batch.isDue(counterNanos)) {
                log.accept(write(now, batch));
                each.remove();
            }
        }
    }

    private Statement write(StandardTime now, Batch batch) throws IOException {
        var clock = batch.readings.getFirst().clock().name();
        var sha256 = material.put(text(clock, batch));
        if (written++ % PRUNE_EVERY == 0) {
            material.prune();
        }
        return StationStatements.measure(now, clock, batch.readings.size(), sha256);
    }

    private static byte[] text(String clock, Batch batch) {
        var text = new StringBuilder("# noonmark readings 1\n");
        text.append("# clock ").append(Visible.line(clock)).append('\n');
        text.append("# lost ").append(batch.lost).append('\n');
        text.append("# counter_ns clock_minus_counter_s bound_s noise_s authenticated leap\n");
        for (var reading : batch.readings) {
            text.append(reading.counterNanos()).append(' ');
            text.append(seconds(reading.clockMinusLocal())).append(' ');
            text.append(seconds(reading.bound())).append(' ');
            text.append(seconds(reading.noise())).append(' ');
            text.append(reading.authenticated() ? "yes " : "no ");
            text.append(reading.leap()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Exact, without the unit.
    private static String seconds(TimeDelta delta) {
        var text = delta.toString();
        return text.substring(0, text.length() - 2);
    }
}
