package org.noonmark.metrology.cggtts;

import java.util.List;
import java.util.OptionalDouble;

/// What stands above the tracks. Texts are empty, and numbers absent, where the file says nothing.
///
/// @param revisionDate of the header, as written
/// @param channels how many the receiver has, as written
/// @param ims what measures the ionosphere, as written
/// @param laboratory its acronym
/// @param position of the antenna's phase centre, metres
/// @param comments one a line of comments
/// @param delays as the first line of delays has them
/// @param calibration identifier of the calibration
/// @param cableDelayNanos of the antenna cable
/// @param referenceDelayNanos from the laboratory's reference to the receiver
/// @param reference the clock or scale, such as `UTC(AUS)`
/// @param checksum whether the header's checksum is right
public record CggttsHeader(
        CggttsVersion version,
        String revisionDate,
        String receiver,
        String channels,
        String ims,
        String laboratory,
        Position position,
        String frame,
        List<String> comments,
        List<Delay> delays,
        String calibration,
        OptionalDouble cableDelayNanos,
        OptionalDouble referenceDelayNanos,
        String reference,
        Checksum.Verdict checksum) {
    public CggttsHeader {
        comments = List.copyOf(comments);
        delays = List.copyOf(delays);
    }

    /// The same header with other comments.
    public CggttsHeader withComments(List<String> others) {
        return new CggttsHeader(
                version,
                revisionDate,
                receiver,
                channels,
                ims,
                laboratory,
                position,
                frame,
                others,
                delays,
                calibration,
                cableDelayNanos,
                referenceDelayNanos,
                reference,
                checksum);
    }

    /// Earth-centred coordinates in metres; `NaN` where not given.
    public record Position(double x, double y, double z) {}

    /// What a delay covers: the receiver alone, with the antenna cable, or all of it.
    public enum DelayKind {
        INT,
        SYS,
        TOT
    }

    /// A delay and the signal that it is of.
    ///
    /// @param signal such as `GPS C1`; empty in V01
    public record Delay(DelayKind kind, double nanos, String signal) {}
}
