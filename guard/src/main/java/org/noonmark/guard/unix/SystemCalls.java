package org.noonmark.guard.unix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The names of an architecture's system calls, by number (Linux user-space interface).
final class SystemCalls {
    static final SystemCalls X86_64 = new SystemCalls("system-calls-x86_64.txt");
    static final SystemCalls AARCH64 = new SystemCalls("system-calls-aarch64.txt");

    private final Map<Long, String> names = new HashMap<>();

    private SystemCalls(String resource) {
        try (var stream = SystemCalls.class.getResourceAsStream(resource)) {
            var bytes = Objects.requireNonNull(stream, resource).readAllBytes();
            new String(bytes, StandardCharsets.US_ASCII).lines().forEach(this::add);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + resource, broken);
        }
    }

    private void add(String line) {
        if (!line.startsWith("#")) {
            int space = line.indexOf(' ');
            names.put(Long.parseLong(line, 0, space, 10), line.substring(space + 1));
        }
    }

    @Nullable String name(long number) {
        return names.get(number);
    }
}
