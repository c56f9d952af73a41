package org.noonmark.metrology.cggtts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.noonmark.metrology.cggtts.CggttsHeader.Delay;
import org.noonmark.metrology.cggtts.CggttsHeader.DelayKind;
import org.noonmark.metrology.cggtts.CggttsHeader.Position;

/// Headers and tracks made up for tests.
final class SampleTracks {
    private SampleTracks() {}

    static CggttsHeader header(String laboratory) {
        return new CggttsHeader(
                CggttsVersion.V2E,
                "2026-11-23",
                "RECEIVER 1",
                "24",
                "IMS",
                laboratory,
                new Position(4027881.79, -306998.674, 4919499.36),
                "ITRF",
                List.of("NO COMMENTS"),
                List.of(
                        new Delay(DelayKind.INT, 53.9, "GPS P1"),
                        new Delay(DelayKind.INT, -49.8, "GPS P2")),
                "1001-2026",
                OptionalDouble.of(237),
                OptionalDouble.of(149.6),
                "UTC(%s)".formatted(laboratory),
                Checksum.Verdict.GOOD);
    }

    /// A whole track of a satellite that is `elevation` tenths of a degree up.
    static Track track(TrackEpoch epoch, String satellite, long refsys, long elevation, long dsg) {
        return new Track(
                satellite,
                "FF",
                epoch,
                780,
                elevation,
                1234,
                new Trend(-5554, 12),
                new Trend(refsys, -3),
                dsg,
                58,
                new Trend(122, -14),
                new Trend(72, -7),
                Optional.empty(),
                0,
                0,
                "L1C");
    }

    static Track track(TrackEpoch epoch, String satellite, long refsys) {
        return track(epoch, satellite, refsys, 450, 20);
    }

    /// Any tracks that fit, one after the other in time; values that are not known among them.
    static List<Track> random(RandomGenerator random, int count) {
        var tracks = new ArrayList<Track>();
        boolean isMeasured = random.nextBoolean();
        int mjd = random.nextInt(45_000, 99_999);
        for (int i = 0; i < count; i++) {
            var second = 960 * (i % 90);
            tracks.add(
                    new Track(
                            "GRECJ".charAt(random.nextInt(5))
                                    + "%02d".formatted(random.nextInt(1, 100)),
                            random.nextBoolean() ? "FF" : "99",
                            new TrackEpoch(mjd, second),
                            random.nextInt(1, 781),
                            known(random, random.nextLong(901)),
                            known(random, random.nextLong(3601)),
                            trend(random, 9_999_999_998L, 99_998),
                            trend(random, 9_999_999_998L, 99_998),
                            known(random, random.nextLong(9999)),
                            known(random, random.nextLong(999)),
                            trend(random, 998, 998),
                            trend(random, 998, 998),
                            isMeasured
                                    ? Optional.of(
                                            new Track.MeasuredIonosphere(
                                                    trend(random, 998, 998),
                                                    known(random, random.nextLong(999))))
                                    : Optional.empty(),
                            random.nextInt(-7, 7),
                            random.nextInt(99),
                            List.of("L1C", "E1", "L3P", "C2I").get(random.nextInt(4))));
        }
        return List.copyOf(tracks);
    }

    private static long known(RandomGenerator random, long value) {
        return random.nextInt(20) == 0 ? Trend.UNKNOWN : value;
    }

    private static Trend trend(RandomGenerator random, long value, long slope) {
        return new Trend(
                known(random, random.nextLong(-value, value)),
                known(random, random.nextLong(-slope, slope)));
    }

    static CggttsFile read(byte[] bytes) {
        return switch (CggttsReader.read(bytes)) {
            case CggttsOutcome.Read(var file) -> file;
            case CggttsOutcome.Rejected(var defect) ->
                    throw new AssertionError("rejected: " + defect);
        };
    }
}
