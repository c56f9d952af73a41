package org.noonmark.time.scales;

/// Publications that say what TAI - UTC is.
public enum LeapFormat {
    /// NIST and IERS, with an expiry and a SHA-1 hash.
    LEAP_SECONDS_LIST("leap-seconds.list"),

    /// USNO, since 1961.
    TAI_UTC_DAT("tai-utc.dat"),

    /// IERS, with an expiry.
    LEAP_SECOND_DAT("Leap_Second.dat"),

    /// IERS, since 1961, as a table for people.
    UTC_TAI_HISTORY("UTC-TAI.history"),

    /// IERS Rapid Service, weekly.
    BULLETIN_A("Bulletin A"),

    /// IERS, monthly.
    BULLETIN_B("Bulletin B"),

    /// IERS, twice a year: the announcement itself.
    BULLETIN_C("Bulletin C"),

    /// The pulsar timing program tempo2: points joined by straight lines.
    TEMPO2_CLOCK("tempo2 clock file"),

    /// The `LeapSecond.dat` of AGI.
    AGI("AGI LeapSecond.dat"),

    /// The `LeapSeconds.txt` of ThreeTen-Extra: the day that ends with the step.
    THREETEN("ThreeTen LeapSeconds.txt");

    private final String label;

    LeapFormat(String label) {
        this.label = label;
    }

    /// Its name for people.
    public String label() {
        return label;
    }
}
