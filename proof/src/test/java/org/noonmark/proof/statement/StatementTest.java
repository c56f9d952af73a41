package org.noonmark.proof.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.statement.Statement.Read;

final class StatementTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static Json.Members at() {
        return Json.Members.empty()
                .with("earliest", "1767225637000000000")
                .with("latest", "1767225637000000900");
    }

    private static Json.Members tick() {
        var clock =
                Json.Members.empty().with("in", true).with("name", "ptb").with("weight", 250_000);
        return Json.Members.empty()
                .with("kind", "tick")
                .with("v", 1)
                .with("at", at())
                .with("n", 7)
                .with("previous", HASH)
                .with("state", "synchronised")
                .with("taiMinusUtc", 37)
                .with("clocks", new Json.Items(List.of(clock)))
                .with(
                        "counters",
                        Json.Members.empty()
                                .with("NTP", Json.Members.empty().with("answered", 12)));
    }

    private static Read read(String leaf) {
        return Statement.read(leaf.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTickIsReadAsItWasWritten() {
        var leaf = tick().encode();
        assertThat(Statement.read(leaf))
                .isEqualTo(
                        new Read.Good(
                                new Statement(
                                        StatementKind.TICK,
                                        ((Read.Good) Statement.read(leaf)).statement().body())));
        var statement = ((Read.Good) Statement.read(leaf)).statement();
        assertThat(statement.encode()).isEqualTo(leaf);
        assertThat(statement.latestNanos().subtract(statement.earliestNanos())).isEqualTo(900);
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void everyKindHasASchemaWhoseWordsAreKnown(StatementKind kind) {
        var bare = Json.Members.empty().with("kind", kind.word()).with("v", 1).with("at", at());
        assertThat(Statement.read(bare)).isInstanceOf(Read.Malformed.class);
        var strange = bare.with("strange", 1);
        assertThat(Statement.read(strange)).isInstanceOf(Read.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "\"n\":7~\"n\":-1~n: is out of range",
                "\"n\":7~\"n\":\"7\"~n: is string, not integer",
                "\"v\":1~\"v\":2~v: is none of the values that it can have",
                "\"weight\":250000~\"weight\":1000001~clocks[0].weight: is out of range",
                "\"in\":true,~~clocks[0]: has no in",
                "\"kind\":\"tick\"~\"kind\":\"tock\"~kind: is no kind of statement",
                "\"answered\":12~\"answered\":true~counters.NTP.answered: is boolean, not integer",
                "1767225637000000900~1767225636999999999~at: ends before it begins",
                "1767225637000000900~5\\n~at.latest: is not of the form ^(0|-?[1-9][0-9]{0,29})$",
                "1767225637000000900~+5~at.latest: is not of the form ^(0|-?[1-9][0-9]{0,29})$",
                "{\"at\"~{ \"at\"~at 1: here stands the name of a member",
                ",\"v\":1}~,\"v\":1,\"z\":0}~z: is not in the schema",
            })
    void whatIsWrongIsSaidWithItsPlace(String from, String to, String reason) {
        var leaf = new String(tick().encode(), StandardCharsets.UTF_8);
        assertThat(leaf).contains(from);
        assertThat(read(leaf.replace(from, to == null ? "" : to)))
                .isEqualTo(new Read.Malformed(reason));
    }

    @Test
    void aLeafHasAtMostFourKibibytes() {
        var long1 = "x".repeat(1000);
        var incident =
                Json.Members.empty()
                        .with("kind", "incident")
                        .with("v", 1)
                        .with("at", at())
                        .with("severity", "info")
                        .with("event", "e")
                        .with("text", long1);
        assertThat(Statement.read(incident)).isInstanceOf(Read.Good.class);
        assertThat(read(" ".repeat(4097)))
                .isEqualTo(new Read.Malformed("has more than 4096 bytes"));
        assertThat(Statement.read(Json.Members.empty())).isInstanceOf(Read.Malformed.class);
        assertThat(read("[]")).isEqualTo(new Read.Malformed("is no object"));
    }

    @Test
    void materialIsListed() {
        var material = Json.Members.empty().with("name", "readings.csv").with("sha256", HASH);
        var tick = tick().with("material", new Json.Items(List.of(material)));
        var statement = ((Read.Good) Statement.read(tick)).statement();
        assertThat(statement.material())
                .containsExactly(new Statement.Material("readings.csv", HASH));
    }
}
