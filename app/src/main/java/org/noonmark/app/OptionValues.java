package org.noonmark.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.noonmark.app.output.CommandFailure;
import picocli.CommandLine.ParseResult;

/// The values of a command's options, each checked for its kind.
record OptionValues(ParseResult arguments) {
    Optional<Path> path(String option) throws CommandFailure {
        try {
            return text(option).map(Path::of);
        } catch (InvalidPathException wrong) {
            throw wrong(option, "the name of a file");
        }
    }

    boolean has(String option) {
        return arguments.hasMatchedOption(option);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, (String) null));
    }

    /// A finite number above 0.
    OptionalDouble positive(String option, String expected) throws CommandFailure {
        var value = number(option);
        if (value.isPresent() && !(value.getAsDouble() > 0)) {
            throw wrong(option, expected);
        }
        return value;
    }

    OptionalDouble number(String option) throws CommandFailure {
        var text = text(option);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        var value = parse(text.orElseThrow());
        if (value.isEmpty()) {
            throw wrong(option, "a number");
        }
        return value;
    }

    static OptionalDouble parse(String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    CommandFailure wrong(String option, String expected) {
        return CommandFailure.usage(
                "%s: \"%s\" is not %s".formatted(option, text(option).orElse(""), expected));
    }
}
