package org.noonmark.proof.note;

import java.util.Optional;
import java.util.function.Function;

/// What became of a text from outside.
///
/// @param <T> what it says
public sealed interface Parsed<T> {
    /// It is well formed.
    record Good<T>(T value) implements Parsed<T> {}

    /// It is not.
    ///
    /// @param line where, from 1; 0 when it concerns the whole
    /// @param reason for people, without the text itself
    record Malformed<T>(int line, String reason) implements Parsed<T> {
        /// The same defect where something else was asked for.
        <U> Malformed<U> as() {
            return new Malformed<>(line, reason);
        }

        /// For people: line 3: is not canonical base64.
        public String text() {
            return line == 0 ? reason : "line %d: %s".formatted(line, reason);
        }
    }

    /// The value, if it is well formed.
    default Optional<T> good() {
        return switch (this) {
            case Good<T>(var value) -> Optional.of(value);
            case Malformed<T> malformed -> Optional.empty();
        };
    }

    /// Goes on with the value, or keeps the defect.
    default <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
        return switch (this) {
            case Good<T>(var value) -> next.apply(value);
            case Malformed<T> malformed -> malformed.as();
        };
    }
}
