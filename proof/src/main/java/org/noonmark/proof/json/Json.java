package org.noonmark.proof.json;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A value of JSON without fractions.
public sealed interface Json {
    /// The largest whole number that every reader of JSON keeps exactly (RFC 7493 section 2.2).
    long MAX_WHOLE = (1L << 53) - 1;

    /// A string.
    record Text(String value) implements Json {}

    /// A whole number within plus or minus 2^53 - 1.
    record Whole(long value) implements Json {
        public Whole {
            if (Math.abs(value) > MAX_WHOLE) {
                throw new IllegalArgumentException("must be within 2^53 - 1: value=" + value);
            }
        }
    }

    /// True or false.
    record Flag(boolean value) implements Json {}

    /// Null.
    record Nothing() implements Json {}

    /// A list.
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// An object; its members in the order in which they were given, which means nothing.
    record Members(SequencedMap<String, Json> values) implements Json {
        public Members {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /// Nothing in it yet.
        public static Members empty() {
            return new Members(new LinkedHashMap<>());
        }

        /// The same with one member more.
        public Members with(String name, Json value) {
            var more = new LinkedHashMap<>(values);
            if (more.put(name, value) != null) {
                throw new IllegalArgumentException("must be new: name=" + name);
            }
            return new Members(more);
        }

        /// The same with a string more.
        public Members with(String name, String value) {
            return with(name, new Text(value));
        }

        /// The same with a whole number more.
        public Members with(String name, long value) {
            return with(name, new Whole(value));
        }

        /// The same with a truth more.
        public Members with(String name, boolean value) {
            return with(name, new Flag(value));
        }

        /// The member of this name, if there is one.
        public Optional<Json> member(String name) {
            return Optional.ofNullable(values.get(name));
        }

        /// The string of this name, if there is one.
        public Optional<String> text(String name) {
            return member(name)
                    .flatMap(value ->
                            value instanceof Text(var text) ? Optional.of(text) : Optional.empty());
        }

        /// The whole number of this name, if there is one.
        public Optional<Long> whole(String name) {
            return member(name)
                    .flatMap(value ->
                            value instanceof Whole(long number)
                                    ? Optional.of(number)
                                    : Optional.empty());
        }

        /// The object of this name, if there is one.
        public Optional<Members> members(String name) {
            return member(name)
                    .flatMap(value ->
                            value instanceof Members members
                                    ? Optional.of(members)
                                    : Optional.empty());
        }

        /// The list of this name; empty when there is none.
        public List<Json> items(String name) {
            return member(name)
                    .map(value -> value instanceof Items(var items) ? items : List.<Json>of())
                    .orElse(List.of());
        }
    }

    /// The one spelling of this value, in UTF-8.
    default byte[] encode() {
        return CanonicalJson.write(this).getBytes(StandardCharsets.UTF_8);
    }

    /// An object of these members.
    static Members of(Map<String, Json> values) {
        return new Members(new LinkedHashMap<>(values));
    }

    /// A list of strings.
    static Items texts(List<String> values) {
        return new Items(values.stream().<Json>map(Text::new).toList());
    }
}
