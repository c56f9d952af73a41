package org.noonmark.sigma.match;

/// A fact about a field that the tables find without being asked: one bit of a route.
///
/// @param field as events call it; empty for keywords
/// @param text without case; empty unless `place` looks for text
record AtomKey(String field, Place place, String text) {
    /// What is looked at.
    enum Place {
        /// The field is in the event.
        PRESENT,
        /// The field is in the event without a value.
        NO_VALUE,
        /// The text is the whole value.
        WHOLE,
        /// The value starts with the text; with an empty text: there is a value.
        START,
        END,
        ANYWHERE,
        /// The value is this whole number.
        NUMBER
    }

    /// The field has a value, whatever it is.
    static AtomKey anyValue(String field) {
        return new AtomKey(field, Place.START, "");
    }

    static AtomKey present(String field) {
        return new AtomKey(field, Place.PRESENT, "");
    }

    static AtomKey noValue(String field) {
        return new AtomKey(field, Place.NO_VALUE, "");
    }

    /// How often the fact is likely to be true of an event that has the field, from 0 to 1: only
    /// the order counts.
    double likelihood() {
        return switch (place) {
            case PRESENT -> 1;
            case NO_VALUE -> 0.1;
            case WHOLE, NUMBER -> text.length() <= 5 ? 0.2 : 0.02;
            case START -> Math.max(0.01, Math.pow(0.8, text.length()));
            case END -> Math.max(0.01, Math.pow(0.75, text.length()));
            case ANYWHERE -> Math.max(0.005, Math.pow(0.7, text.length()));
        };
    }
}
