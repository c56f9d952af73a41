package org.noonmark.time.scales;

/// Publications that state UT1 - UTC day by day.
public enum Ut1Format {
    /// IERS `finals2000A` and its daily, weekly and data forms.
    FINALS_2000A("finals2000A"),

    /// IERS Rapid Service, weekly, with a year of predictions.
    BULLETIN_A("Bulletin A"),

    /// IERS, monthly.
    BULLETIN_B("Bulletin B");

    private final String label;

    Ut1Format(String label) {
        this.label = label;
    }

    /// Its name for people.
    public String label() {
        return label;
    }
}
