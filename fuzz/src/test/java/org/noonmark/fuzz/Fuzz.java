package org.noonmark.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.noonmark.testkit.Mutator;

/// Feeds a decoder with its vectors, its past findings, and mutations of both.
final class Fuzz {
    private static final int MAX_MUTATIONS = 6;
    private static final long DEFAULT_SEED = 20_261_123L;

    private final String name;
    private final List<byte[]> corpus;

    private Fuzz(String name, List<byte[]> corpus) {
        this.name = name;
        this.corpus = corpus;
    }

    /// What a decoder has to survive and keep true; throws when it does not.
    @FunctionalInterface
    interface Target {
        void feed(byte[] input);
    }

    /// A run for the decoder tested by `owner`, from good vectors and its file of findings.
    static Fuzz of(Class<?> owner, List<byte[]> vectors) {
        var corpus = new ArrayList<>(vectors);
        corpus.addAll(findings(owner.getSimpleName()));
        return new Fuzz(owner.getSimpleName(), List.copyOf(corpus));
    }

    private static List<byte[]> findings(String name) {
        var file = Path.of("src/test/resources/findings", name + ".hex");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(HexFormat.of()::parseHex)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Feeds every vector and `rounds` mutations, or as many as `-Dfuzz.rounds` says.
    ///
    /// @throws AssertionError that shows the input and the seed, with what went wrong as its cause
    void run(int rounds, Target target) {
        corpus.forEach(input -> feed(target, input, -1));
        long seed = Long.getLong("fuzz.seed", DEFAULT_SEED);
        var random = new SplittableRandom(seed);
        var mutator = new Mutator(corpus);
        long total = Long.getLong("fuzz.rounds", rounds);
        for (long round = 0; round < total; round++) {
            feed(target, mutator.mutate(random, MAX_MUTATIONS), round);
        }
    }

    private void feed(Target target, byte[] input, long round) {
        var kept = input.clone();
        try {
            target.feed(input);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError failed) {
            throw new AssertionError(
                    "round %d; add to findings/%s.hex: %s"
                            .formatted(round, name, HexFormat.of().formatHex(kept)),
                    failed);
        }
        if (!Arrays.equals(kept, input)) {
            throw new AssertionError(
                    "the decoder changed its input: " + HexFormat.of().formatHex(kept));
        }
    }

    /// Says that `actual` is `expected`, without the cost of a fluent assertion per packet.
    static void same(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }
}
