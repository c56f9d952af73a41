package org.noonmark.guard.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.guard.reader.ReadProblem;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class JsonReaderTest {
    private static final JsonFormat FORMAT = new JsonFormat(List.of(), LogSource.ANY);

    private static List<Object> ids(Reading reading) {
        return reading.events.stream().map(event -> event.first("a")).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n",
                "{\"a\":1}{\"a\":2} {\"a\":3}",
                "[{\"a\":1},{\"a\":2},\n{\"a\":3}]",
                "{ \"Records\": [{\"a\":1},{\"a\":2}]}\n{\"records\":[\n{\"a\":3}\n]\n}\n",
                "\ufeff[\n  {\n    \"a\": 1\n  },\n  {\"a\": 2}, {\"a\": 3}\n]\n",
                "{\n\"a\":\n1}\n{\n  \"b\":[\n{\"c\":4},\n{\"c\":5}\n],\n\"a\":2}\n{\"a\":3}"
            })
    void readsValuesHoweverTheyAreStrung(String text) {
        for (int piece : new int[] {1, 5, 4096}) {
            var reading = Reading.of(FORMAT, text.getBytes(StandardCharsets.UTF_8), piece);
            assertThat(reading.problems).isEmpty();
            assertThat(ids(reading)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void pathsBecomeNamesAndMembersSeveralValues() {
        var text =
                "{\"a\":{\"b\":[1,\"x\",{\"c\":true}],\"d\":{}},\"e\":null,\"f\":1.5,\"g\":[[2],[3]]}";
        assertThat(Reading.fields(Reading.of(FORMAT, text).events.getFirst()))
                .containsExactly("a.b=1", "a.b=x", "a.b.c=true", "e=null", "f=1.5", "g=2", "g=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":9,\"b\":\"cut",
                "{\"a\":9,",
                "{\"a\":9",
                "{\"a\":9 oops}",
                "{\"a\":9]",
                "no json at all",
                "\u0000\u0001\u0002",
            })
    void aSpoiledLineCostsOnlyItself(String spoiled) {
        var reading = Reading.of(FORMAT, "{\"a\":1}\n" + spoiled + "\n{\"a\":2}\n");
        assertThat(ids(reading)).containsExactly(1L, 2L);
        assertThat(reading.problems).hasSize(1);
        assertThat(reading.problems.getFirst().reason()).isEqualTo(Reason.MALFORMED);
        assertThat(reading.problems.getFirst().isLost()).isTrue();
        assertThat(reading.problems.getFirst().position().offsetBytes()).isEqualTo(8);
    }

    @Test
    void whatIsTooLongIsToldAndPassedOver() {
        var text = "{\"a\":1}\n{\"a\":\"" + "x".repeat(10_000_000) + "\"}\n{\"a\":2}\n";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var reading = Reading.of(FORMAT, bytes, 65_536, 100_000);
        assertThat(ids(reading)).containsExactly(1L, 2L);
        assertThat(reading.problems)
                .extracting(ReadProblem::reason)
                .containsExactly(Reason.TOO_LONG);
    }

    @Test
    void pathsAreBounded() {
        var name = "n".repeat(500);
        var deep = "{\"" + name + "\":{\"" + name + "\":{\"" + name + "\":1}}}";
        var reading = Reading.of(FORMAT, "{\"a\":1}\n" + deep + "\n{\"a\":2}");
        assertThat(ids(reading)).containsExactly(1L, 2L);
        assertThat(reading.problems).hasSize(1);
    }

    @Test
    void depthIsBounded() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var reading = Reading.of(FORMAT, "{\"a\":1}\n" + deep + "\n{\"a\":2}");
        assertThat(ids(reading)).containsExactly(1L, 2L);
        assertThat(reading.problems).hasSize(1);
    }

    @Test
    void differentNamesAreForgottenBeyondABound() {
        var text = new StringBuilder();
        for (int event = 0; event < 6; event++) {
            for (int i = 0; i < 9000; i++) {
                text.append(i == 0 ? "{\"k" : ",\"k").append(event * 9000 + i).append("\":1");
            }
            text.append("}\n");
        }
        var reading = Reading.of(FORMAT, text.toString());
        assertThat(reading.problems).isEmpty();
        assertThat(reading.events.getLast().first("k53999")).isEqualTo(1L);
    }

    @Test
    void utf16WithAMarkIsRead() {
        var text = "\ufeff{\"a\":\"Größe 🕰\"}\r\n{\"a\":2}\r\n";
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var reading = Reading.of(FORMAT, text.getBytes(charset), 3);
            assertThat(ids(reading)).containsExactly("Größe 🕰", 2L);
            assertThat(reading.problems).isEmpty();
            assertThat(reading.events.getFirst().position().offsetBytes()).isBetween(2L, 3L);
        }
    }

    @Test
    void aValueThatIsNoUtf8IsReadAsLatin1AndTold() {
        var bytes = "{\"a\":\"Größe\"}\n{\"a\":2}".getBytes(StandardCharsets.ISO_8859_1);
        var reading = Reading.of(FORMAT, bytes, 100);
        assertThat(ids(reading)).containsExactly("Größe", 2L);
        assertThat(reading.problems.getFirst().reason()).isEqualTo(Reason.NOT_TEXT);
        assertThat(reading.problems.getFirst().isLost()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-17T05:24:53.092051Z, 2026-04-17T05:24:53.092051Z, 1000",
        "2026-04-17 05:24:53, 2026-04-17T05:24:53Z, 1000000000",
        "2026-04-17T07:24:53.1+02:00, 2026-04-17T05:24:53.1Z, 100000000",
        "1776403493, 2026-04-17T05:24:53Z, 1000000000",
        "1776403493092, 2026-04-17T05:24:53.092Z, 1000000",
        "1776403493.5, 2026-04-17T05:24:53.5Z, 100000000",
    })
    void timesAreAsWideAsTheirDigits(String written, String instant, long widthNanos) {
        var value = written.matches("[0-9.]+") ? written : '"' + written + '"';
        var event = Reading.of(FORMAT, "{\"time\":" + value + "}").events.getFirst();
        var claimed = event.times().claimed().orElseThrow();
        assertThat(event.time()).isEqualTo(Instant.parse(instant));
        assertThat(Math.round(claimed.width().toSeconds() * 1e9)).isEqualTo(widthNanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-13-01T00:00:00Z", "1e300", "-5", "99999999999999999999"})
    void whatIsNoTimeIsNoClaim(String written) {
        var event = Reading.of(FORMAT, "{\"time\":\"" + written + "\"}").events.getFirst();
        assertThat(event.times().claimed()).isEmpty();
    }

    @Test
    void theOperatorsLogSourceWinsOverGuesses() {
        var text = "{\"eventSource\":\"s3.amazonaws.com\",\"awsRegion\":\"eu-west-1\"}";
        var given = new LogSource("acme", "", "audit");
        var told = Reading.of(new JsonFormat(List.of(), given), text).events.getFirst();
        var guessed = Reading.of(FORMAT, text).events.getFirst();
        assertThat(told.kind().views().getFirst().source()).isEqualTo(given);
        assertThat(guessed.kind().views().getFirst().source())
                .isEqualTo(new LogSource("aws", "", "cloudtrail"));
    }

    @Test
    void neverThrowsAndGoesOnAfterALineEnd() {
        var good = "{\"a\":{\"b\":[1,2,{\"c\":\"x\\u0041\"}]}}\n[{\"a\":1},{\"a\":-2.5e3}]\n";
        Property.forAll(
                200,
                Generators.mutated(List.of(good.getBytes(StandardCharsets.UTF_8))),
                bytes -> {
                    var text = new String(bytes, StandardCharsets.ISO_8859_1);
                    var after = text + "\"\n}]\n\n{\"last\":7}\n";
                    var reading =
                            Reading.of(FORMAT, after.getBytes(StandardCharsets.ISO_8859_1), 7);
                    assertThat(reading.events.size()).isLessThanOrEqualTo(after.length());
                });
    }

    @Test
    void detectsJson() {
        for (var text : List.of("{", " \n[ {", "\ufeff{", "[{\"a\"")) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(FORMAT.score(bytes, bytes.length)).as(text).isPositive();
        }
        for (var text : List.of("", "[1", "[[", "Nov 23", "<34>1 ", "type=SYSCALL")) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(FORMAT.score(bytes, bytes.length)).as(text).isZero();
        }
        assertThat(Objects.requireNonNull(FORMAT.name())).isEqualTo("json");
    }
}
