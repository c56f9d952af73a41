package org.noonmark.guard.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.noonmark.guard.event.LogEventBuilder;

/// The messages that a program writes.
public final class MessageSet {
    private static final int LETTERS = 128;
    private static final Pattern SPACES = Pattern.compile(" +");

    private final MessageTemplate[][] byFirstChar = new MessageTemplate[LETTERS][];

    private final boolean isSqueezed;

    private MessageSet(List<MessageTemplate> templates, boolean isSqueezed) {
        this.isSqueezed = isSqueezed;
        for (int letter = 0; letter < LETTERS; letter++) {
            int first = letter;
            byFirstChar[letter] =
                    templates.stream()
                            .filter(t -> t.firstChar() == first || t.firstChar() == 0)
                            .toArray(MessageTemplate[]::new);
        }
    }

    /// Adds what a message says to `into`: its fields and its class.
    ///
    /// @return false when no template fits; then nothing is added
    public boolean read(String message, int from, int to, LogEventBuilder into) {
        if (from >= to) {
            return false;
        }
        if (isSqueezed && message.indexOf("  ", from) >= 0) {
            var squeezed = SPACES.matcher(message.substring(from, to)).replaceAll(" ");
            return readPlain(squeezed, 0, squeezed.length(), into);
        }
        return readPlain(message, from, to, into);
    }

    private boolean readPlain(String message, int from, int to, LogEventBuilder into) {
        int first = message.charAt(from);
        for (var template : byFirstChar[first < LETTERS ? first : 0]) {
            if (template.read(message, from, to, into)) {
                return true;
            }
        }
        return false;
    }

    public static Builder of(String program) {
        return new Builder(program);
    }

    /// Collects templates; the first that fits wins.
    public static final class Builder {
        private final String program;
        private final List<MessageTemplate> templates = new ArrayList<>();
        private List<Object> constants = List.of();
        private boolean isSqueezed;

        private Builder(String program) {
            this.program = program;
        }

        /// Fields for the messages that follow: names and values in turn.
        public Builder with(Object... namesAndValues) {
            constants = List.of(namesAndValues);
            return this;
        }

        /// One message, in one or several spellings (see [MessageTemplate]).
        public Builder message(String code, String... spellings) {
            for (var spelling : spellings) {
                templates.add(new MessageTemplate(program + "." + code, spelling, constants));
            }
            return this;
        }

        /// Several spaces count as one: the program aligns its numbers.
        public Builder squeezed() {
            isSqueezed = true;
            return this;
        }

        public MessageSet build() {
            return new MessageSet(templates, isSqueezed);
        }
    }
}
