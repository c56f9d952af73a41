package org.noonmark.metrology.clocks;

import org.noonmark.metrology.stability.NoiseCoefficients;

/// How clocks of one kind behave; a single clock draws its own values from it.
///
/// @param noise power-law noise of the frequency
/// @param frequencySpread standard deviation of the frequency offset from clock to clock
/// @param driftPerDay mean drift, fractional frequency a day
/// @param driftSpreadPerDay standard deviation of the drift from clock to clock
/// @param diurnalFrequency amplitude of the daily variation of the frequency
/// @param annualFrequency amplitude of the yearly variation of the frequency
/// @param uptime share of the time in which the clock gives readings, above 0 to 1
/// @param meanOutageSeconds mean length of an outage; outages and runs are exponentially long
public record ClockModel(
        NoiseCoefficients noise,
        double frequencySpread,
        double driftPerDay,
        double driftSpreadPerDay,
        double diurnalFrequency,
        double annualFrequency,
        double uptime,
        double meanOutageSeconds) {
    public ClockModel {
        require("frequencySpread", frequencySpread >= 0);
        require("driftPerDay", Double.isFinite(driftPerDay));
        require("driftSpreadPerDay", driftSpreadPerDay >= 0);
        require("diurnalFrequency", diurnalFrequency >= 0);
        require("annualFrequency", annualFrequency >= 0);
        require("uptime", uptime > 0 && uptime <= 1);
        require("meanOutageSeconds", uptime == 1 || meanOutageSeconds > 0);
    }

    /// A clock that is nothing but noise, always up.
    public static ClockModel ofNoise(NoiseCoefficients noise) {
        return new ClockModel(noise, 0, 0, 0, 0, 0, 1, 0);
    }

    /// The same noise and nothing else: no offset, drift, environment or outages.
    public ClockModel noiseOnly() {
        return ofNoise(noise);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("out of range: " + name);
        }
    }
}
