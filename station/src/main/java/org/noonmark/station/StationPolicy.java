package org.noonmark.station;

import java.util.Optional;
import org.noonmark.metrology.EnsemblePolicy;
import org.noonmark.metrology.OscillatorModel;
import org.noonmark.time.TimeDelta;

/// What the operator allows the station to do.
///
/// @param ensemble who may take part and how far it is believed
/// @param oscillator what may be assumed of the local counter
/// @param largestHalfWidth beyond it the state is UNTRUSTED and nothing is served as good
/// @param largestSlew bound of the rate at which served time moves towards the estimate, s/s
/// @param contradictionPatience how long a majority may contradict the own scale before the state
///   is UNTRUSTED
/// @param correctionLimit how far all corrections at start together may move time until the
///   operator accepts them
/// @param startReadings readings a clock has to give before the first setting waits for no more
/// @param startPatience how long the first setting waits for them
/// @param local set when the operator declared the host clock to be the standard
public record StationPolicy(
        EnsemblePolicy ensemble,
        OscillatorModel oscillator,
        TimeDelta largestHalfWidth,
        double largestSlew,
        TimeDelta contradictionPatience,
        TimeDelta correctionLimit,
        int startReadings,
        TimeDelta startPatience,
        Optional<LocalAuthority> local) {
    /// The host clock as the standard, by declaration.
    ///
    /// @param stratum served to clients, 1 to 15
    public record LocalAuthority(int stratum) {
        public LocalAuthority {
            if (stratum < 1 || stratum > 15) {
                throw new IllegalArgumentException("must be in [1, 15]: stratum=" + stratum);
            }
        }
    }

    public static final StationPolicy DEFAULT =
            new StationPolicy(
                    EnsemblePolicy.DEFAULT,
                    OscillatorModel.COMPUTER,
                    TimeDelta.ofMillis(1_500),
                    100e-6,
                    TimeDelta.ofSeconds(900),
                    TimeDelta.ofSeconds(1),
                    4,
                    TimeDelta.ofSeconds(10),
                    Optional.empty());

    public StationPolicy {
        if (!(largestSlew > 0 && largestSlew <= 0.05)) {
            throw new IllegalArgumentException("must be in (0, 0.05]: largestSlew=" + largestSlew);
        }
        if (startReadings < 1) {
            throw new IllegalArgumentException("must be >= 1: startReadings=" + startReadings);
        }
    }
}
