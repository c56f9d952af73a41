package org.noonmark.metrology.stability;

/// The mean square of the terms of a statistic at one averaging factor, before any scaling.
///
/// @param meanSquare mean of the squared terms; `NaN` when there are none
/// @param terms how many terms went into the mean
record Moment(double meanSquare, long terms) {
    static final Moment NONE = new Moment(Double.NaN, 0);

    static Moment of(CompensatedSum squares, long terms) {
        return terms <= 0 ? NONE : new Moment(squares.value() / terms, terms);
    }

    boolean isEmpty() {
        return terms == 0;
    }
}
