package org.noonmark.app;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.noonmark.app.status.MemoryRecord;
import org.noonmark.app.status.MemoryRecord.AdoptedLeap;
import org.noonmark.app.status.StatusJson;
import org.noonmark.metrology.Upstream;
import org.noonmark.station.StationMemory;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;

/// The station's memory as the `memory.json` of the data folder.
final class MemoryFile {
    static final String NAME = "memory.json";

    /// No counter is off by more than this.
    private static final double LARGEST_FREQUENCY = 0.01;

    private MemoryFile() {}

    static byte[] write(StationMemory memory) {
        return StatusJson.write(
                new MemoryRecord(
                        MemoryRecord.FORMAT,
                        memory.boot(),
                        memory.counterNanos(),
                        memory.suspendedNanos(),
                        text(memory.tai().sinceEpoch()),
                        text(memory.halfWidth()),
                        memory.frequency(),
                        memory.frequencySigma(),
                        text(memory.hostMinusServed()),
                        text(memory.hostStepped()),
                        text(memory.accumulated()),
                        memory.upstream().stratum(),
                        memory.upstream().referenceId(),
                        text(memory.upstream().rootDelay()),
                        memory.adoptedLeaps().stream()
                                .map(leap ->
                                        new AdoptedLeap(
                                                leap.modifiedJulianDay(),
                                                leap.taiMinusUtcSeconds()))
                                .toList()));
    }

    private static List<LeapTable.Leap> leaps(MemoryRecord record) {
        var adopted = record.adoptedLeaps();
        return adopted == null
                ? List.of()
                : adopted.stream()
                        .map(leap ->
                                new LeapTable.Leap(
                                        leap.modifiedJulianDay(), leap.taiMinusUtcSeconds()))
                        .toList();
    }

    private static String text(TimeDelta delta) {
        return delta.toString().replace(" s", "");
    }

    /// The memory, or nothing when the bytes are none of this format.
    static Optional<StationMemory> read(byte[] bytes) {
        return StatusJson.read(bytes, MemoryRecord.class)
                .filter(record -> record.format() == MemoryRecord.FORMAT)
                .flatMap(MemoryFile::toMemory)
                .filter(MemoryFile::isPossible);
    }

    /// Whether a station can have written this; text that parses may still be nonsense.
    private static boolean isPossible(StationMemory memory) {
        return Math.abs(memory.frequency()) <= LARGEST_FREQUENCY
                && memory.frequencySigma() >= 0
                && memory.frequencySigma() <= LARGEST_FREQUENCY
                && !memory.halfWidth().isNegative();
    }

    private static Optional<StationMemory> toMemory(MemoryRecord record) {
        try {
            return Optional.of(
                    new StationMemory(
                            Objects.requireNonNull(record.boot()),
                            record.counterNanos(),
                            record.suspendedNanos(),
                            TaiInstant.ofEpoch(TimeDelta.parseSeconds(record.taiSeconds())),
                            TimeDelta.parseSeconds(record.halfWidthSeconds()),
                            record.frequency(),
                            record.frequencySigma(),
                            TimeDelta.parseSeconds(record.hostMinusServedSeconds()),
                            TimeDelta.parseSeconds(record.hostSteppedSeconds()),
                            TimeDelta.parseSeconds(record.accumulatedSeconds()),
                            new Upstream(
                                    record.stratum(),
                                    record.referenceId(),
                                    TimeDelta.parseSeconds(record.rootDelaySeconds())),
                            leaps(record)));
        } catch (ArithmeticException | IllegalArgumentException | NullPointerException wrong) {
            return Optional.empty();
        }
    }
}
