package org.noonmark.sigma.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The 31 modifiers of the modifiers appendix of specification 2.1.0, and what each decides.
enum Modifier {
    ALL("all", Role.JOIN),
    NEQ("neq", Role.JOIN),
    CASED("cased", Role.CASE),
    CONTAINS("contains", Role.PLACEMENT),
    STARTSWITH("startswith", Role.PLACEMENT),
    ENDSWITH("endswith", Role.PLACEMENT),
    EXPAND("expand", Role.EXPANSION),
    WINDASH("windash", Role.EXPANSION),
    BASE64("base64", Role.ENCODING),
    BASE64OFFSET("base64offset", Role.ENCODING),
    UTF16LE("utf16le", Role.ENCODING),
    UTF16BE("utf16be", Role.ENCODING),
    UTF16("utf16", Role.ENCODING),
    WIDE("wide", Role.ENCODING),
    EXISTS("exists", Role.TYPE),
    RE("re", Role.TYPE),
    CIDR("cidr", Role.TYPE),
    FIELDREF("fieldref", Role.TYPE),
    I("i", Role.REGEX_FLAG),
    M("m", Role.REGEX_FLAG),
    S("s", Role.REGEX_FLAG),
    LT("lt", Role.COMPARISON),
    LTE("lte", Role.COMPARISON),
    GT("gt", Role.COMPARISON),
    GTE("gte", Role.COMPARISON),
    MINUTE("minute", Role.DATE_PART),
    HOUR("hour", Role.DATE_PART),
    DAY("day", Role.DATE_PART),
    WEEK("week", Role.DATE_PART),
    MONTH("month", Role.DATE_PART),
    YEAR("year", Role.DATE_PART);

    /// What of a test a modifier decides.
    enum Role {
        /// How the tests of several values are joined.
        JOIN,
        CASE,
        PLACEMENT,
        /// One value becomes several.
        EXPANSION,
        ENCODING,
        TYPE,
        REGEX_FLAG,
        COMPARISON,
        DATE_PART
    }

    private static final Map<String, Modifier> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(m -> m.word, Function.identity()));

    final String word;
    final Role role;

    Modifier(String word, Role role) {
        this.word = word;
        this.role = role;
    }

    static Optional<Modifier> of(String word) {
        return Optional.ofNullable(BY_NAME.get(word));
    }

    /// What may be meant by a word that is no modifier; empty when there is no guess.
    static String hint(String word) {
        return switch (word) {
            case "ignorecase" -> "; write i";
            case "multiline" -> "; write m";
            case "dotall" -> "; write s";
            case "" -> "; a | too many";
            default ->
                    Arrays.stream(values())
                            .filter(m -> Spelling.isClose(m.word, word))
                            .findFirst()
                            .map(m -> "; " + m.word + " is one")
                            .orElse("");
        };
    }

    @Override
    public String toString() {
        return word;
    }
}
