package org.noonmark.metrology.stability;

/// A mean square and how it was come by.
record Measured(Moment moment, Sampling sampling) {
    static Measured all(Moment moment) {
        return new Measured(moment, Sampling.all(moment.terms()));
    }
}
