package org.noonmark.fuzz;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.proof.json.CanonicalJson;
import org.noonmark.proof.json.LooseJson;
import org.noonmark.proof.statement.Statement;

/// Spoilt statements, and the JSON in them.
class StatementFuzzTest {
    private static final java.util.List<byte[]> JSON =
            Stream.concat(
                            EvidenceVectors.LEAVES.stream().limit(2),
                            Stream.of(
                                            "[[[[{\"a\":[null,true,false,-9007199254740991]}]]]]",
                                            "{\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\\":\"\u20ac\ud83d\ude00\"}",
                                            "{\"a\":{\"b\":{}},\"c\":[]}")
                                    .map(EvidenceVectors::bytes))
                    .toList();

    @Test
    void jsonHasOneSpelling() {
        Fuzz.of(StatementFuzzTest.class, JSON)
                .run(
                        200_000,
                        input -> {
                            if (CanonicalJson.read(input)
                                    instanceof CanonicalJson.Read.Value(var json)) {
                                Fuzz.same(Arrays.equals(json.encode(), input), true);
                                Fuzz.same(LooseJson.read(input).isPresent(), true);
                            }
                        });
    }

    @Test
    void looseJsonIsReadOrNot() {
        Fuzz.of(StatementFuzzTest.class, JSON)
                .run(
                        60_000,
                        input ->
                                LooseJson.read(input)
                                        .ifPresent(json ->
                                                Fuzz.same(
                                                        LooseJson.read(json.encode()).orElseThrow(),
                                                        json)));
    }

    @Test
    void statementsFitTheirSchema() {
        Fuzz.of(StatementFuzzTest.class, EvidenceVectors.LEAVES)
                .run(
                        60_000,
                        input -> {
                            if (Statement.read(input)
                                    instanceof Statement.Read.Good(var statement)) {
                                Fuzz.same(Arrays.equals(statement.encode(), input), true);
                                Fuzz.same(input.length <= Statement.MAX_BYTES, true);
                                int order =
                                        statement
                                                .earliestNanos()
                                                .compareTo(statement.latestNanos());
                                Fuzz.same(order <= 0, true);
                                Fuzz.same(statement.material().size() <= 16, true);
                            }
                        });
    }
}
