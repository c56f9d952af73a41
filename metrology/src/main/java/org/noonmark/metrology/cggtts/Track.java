package org.noonmark.metrology.cggtts;

import java.util.Optional;

/// One satellite observed for one track, as a line of a file has it.
///
/// Whole numbers are in the units of the file; [Trend#UNKNOWN] stands for what is not known.
///
/// @param satellite a letter of the system and two digits, `G07`; GPS for the bare numbers of V01
/// @param trackClass `FF` for receivers with several channels, `99` for one that combines all
/// @param epoch when the track begins
/// @param lengthSeconds 780 for a whole one
/// @param elevationTenths in 0.1 degree at the middle of the track
/// @param azimuthTenths in 0.1 degree
/// @param refsv station's reference minus the satellite's clock
/// @param refsys station's reference minus system time (REFGPS of V01)
/// @param dsgTenths rms of the residuals of REFSYS about its line, in 0.1 ns
/// @param issueOfEphemeris 0 to 999
/// @param troposphere modelled delay
/// @param ionosphere modelled delay
/// @param measured measured delay of the ionosphere, where the file has those columns
/// @param frequencyChannel of GLONASS; 0 for others
/// @param hardwareChannel of the receiver; 0 when not known
/// @param code of three characters at most: `L1C`, `L3P`, `E1`
public record Track(
        String satellite,
        String trackClass,
        TrackEpoch epoch,
        int lengthSeconds,
        long elevationTenths,
        long azimuthTenths,
        Trend refsv,
        Trend refsys,
        long dsgTenths,
        long issueOfEphemeris,
        Trend troposphere,
        Trend ionosphere,
        Optional<MeasuredIonosphere> measured,
        int frequencyChannel,
        int hardwareChannel,
        String code) {
    /// What a receiver of two frequencies says of the ionosphere.
    ///
    /// @param delay measured delay
    /// @param residualTenths rms of its residuals, in 0.1 ns
    public record MeasuredIonosphere(Trend delay, long residualTenths) {}

    /// What makes a track the same in two files.
    public record Key(TrackEpoch epoch, String satellite) {}

    Key key() {
        return new Key(epoch, satellite);
    }

    /// REFSYS in nanoseconds; `NaN` when not known.
    public double refsysNanos() {
        return refsys.nanos();
    }

    /// DSG in nanoseconds; `NaN` when not known.
    public double dsgNanos() {
        return dsgTenths == Trend.UNKNOWN ? Double.NaN : dsgTenths / 10.0;
    }
}
