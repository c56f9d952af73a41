package org.noonmark.metrology;

/// The name of a clock, unique within a station: `ntp1.example`, `cs-2`, `host`.
public record ClockId(String name) {
    public ClockId {
        if (name.isBlank()) {
            throw new IllegalArgumentException("must not be blank: name");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
