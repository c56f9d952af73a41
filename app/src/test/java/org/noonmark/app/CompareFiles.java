package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.noonmark.metrology.cggtts.CggttsHeader;
import org.noonmark.metrology.cggtts.CggttsVersion;
import org.noonmark.metrology.cggtts.CggttsWriter;
import org.noonmark.metrology.cggtts.Checksum;
import org.noonmark.metrology.cggtts.Track;
import org.noonmark.metrology.cggtts.TrackSchedule;
import org.noonmark.metrology.cggtts.Trend;

/// Files of laboratories made up for tests.
record CompareFiles(Path folder) {
    static final int MJD = 61_000;

    /// A day of a station whose clock is `nanos` from system time, with 1 ns of white noise.
    String station(String name, double nanos, String... satellites) throws IOException {
        var random = new SplittableRandom(name.hashCode());
        var tracks = new ArrayList<Track>();
        for (var epoch : TrackSchedule.ofDay(MJD)) {
            for (var satellite : satellites) {
                long refsys = Math.round(10 * (nanos + random.nextGaussian()));
                tracks.add(
                        new Track(
                                satellite,
                                "FF",
                                epoch,
                                780,
                                450,
                                1234,
                                new Trend(-5554, 12),
                                new Trend(refsys, -3),
                                10,
                                58,
                                new Trend(122, -14),
                                new Trend(72, -7),
                                Optional.empty(),
                                0,
                                0,
                                "L1C"));
            }
        }
        var file = folder.resolve(name);
        Files.write(file, CggttsWriter.write(header(name), tracks));
        return file.toString();
    }

    private static CggttsHeader header(String name) {
        return new CggttsHeader(
                CggttsVersion.V2E,
                "2026-11-23",
                "RECEIVER",
                "24",
                "99999",
                name,
                new CggttsHeader.Position(4027881.79, 306998.67, 4919499.36),
                "ITRF",
                List.of(),
                List.of(),
                "",
                OptionalDouble.of(100),
                OptionalDouble.of(10),
                "UTC(" + name + ")",
                Checksum.Verdict.GOOD);
    }

    /// Changes the text of a file.
    void change(String file, String before, String after) throws IOException {
        var text = Files.readString(Path.of(file));
        if (!text.contains(before)) {
            throw new IllegalArgumentException("must be there: " + before);
        }
        Files.writeString(Path.of(file), text.replace(before, after));
    }
}
