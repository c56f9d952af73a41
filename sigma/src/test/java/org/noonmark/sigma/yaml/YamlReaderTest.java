package org.noonmark.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.sigma.yaml.YamlNode.Fields;
import org.noonmark.sigma.yaml.YamlNode.Items;
import org.noonmark.sigma.yaml.YamlNode.Scalar;

class YamlReaderTest {
    private static final YamlLimits SMALL = new YamlLimits(10_000, 5, 50, 3);

    private static YamlDocuments read(String text) {
        return YamlReader.read(text, YamlLimits.RULES);
    }

    private static Fields map(String text) {
        var read = read(text);
        assertThat(read.problems()).isEmpty();
        return (Fields) read.documents().getFirst();
    }

    @Test
    void knowsTheLineOfEveryNode() {
        var map = map("# first\na: 1\nb:\n  - x\n  - 'y'\nc: {d: e}\n");
        assertThat(map.line()).isEqualTo(2);
        assertThat(map.list().get(1).key().line()).isEqualTo(3);
        var items = (Items) map.list().get(1).value();
        assertThat(items.nodes())
                .containsExactly(new Scalar("x", true, 4), new Scalar("y", false, 5));
        assertThat(map.get("c")).isInstanceOf(Fields.class);
        assertThat(map.get("missing")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "~,NULL",
                "null,NULL",
                "true,TRUE",
                "False,FALSE",
                "yes,TEXT",
                "0,INTEGER",
                "-12,INTEGER",
                "+7,INTEGER",
                "017,INTEGER",
                "0x1F,BASED_INTEGER",
                "0o17,BASED_INTEGER",
                "0xg,TEXT",
                "0x,TEXT",
                "1.5,DECIMAL",
                "1.,DECIMAL",
                ".5,DECIMAL",
                ".,TEXT",
                "1e3,DECIMAL",
                "1e,TEXT",
                "-.5E-3,DECIMAL",
                "1.2.3,TEXT",
                "2026-11-23,TEXT",
                "10.0.0.1,TEXT",
                ".inf,TEXT",
                "-x,TEXT",
                "abc,TEXT",
                "1 2,TEXT"
            })
    void takesPlainScalarsByTheCoreSchema(String text, ScalarKind kind) {
        assertThat(new Scalar(text, true, 1).kind()).isEqualTo(kind);
        assertThat(new Scalar(text, false, 1).kind()).isEqualTo(ScalarKind.TEXT);
    }

    @Test
    void readsSeveralDocumentsAndLeavesOutEmptyOnes() {
        var read = read("a: 1\n---\n---\n# nothing\n---\nb: 2\n...\n");
        assertThat(read.documents()).extracting(YamlNode::line).containsExactly(1, 6);
    }

    @Test
    void keepsDocumentsBeforeASyntaxError() {
        var read = read("a: 1\n---\nb: [1\nc: 2\n");
        assertThat(read.documents()).hasSize(1);
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().getFirst().kind()).isEqualTo(YamlProblem.Kind.SYNTAX);
        assertThat(read.problems().getFirst().line()).isBetween(3, 5);
    }

    @Test
    void dropsADocumentWithAKeyTwiceAndReadsTheNext() {
        var read = read("a: 1\nb: {c: 1,\n c: 2}\n---\nd: 1\n");
        assertThat(read.documents()).extracting(YamlNode::line).containsExactly(5);
        assertThat(read.problems())
                .containsExactly(
                        new YamlProblem(
                                3, YamlProblem.Kind.KEY, "the key \"c\" occurs twice in one map"));
    }

    @Test
    void dropsADocumentWithAKeyThatIsNoText() {
        var read = read("? [a]\n: 1\n---\nd: 1\n");
        assertThat(read.documents()).hasSize(1);
        assertThat(read.problems().getFirst().message()).contains("has to be a text");
    }

    @Test
    void followsAliases() {
        var map = map("a: &x [1, 2]\nb: *x\nc: &y t\nd: *y\n");
        assertThat(map.get("b")).isSameAs(map.get("a"));
        assertThat(((Scalar) map.list().get(3).value()).text()).isEqualTo("t");
    }

    @Test
    void dropsADocumentWhoseAliasStandsForNothing() {
        assertThat(read("a: &x\n  b: *x\n").problems()).hasSize(1);
        assertThat(read("a: *x\n").documents()).isEmpty();
    }

    @Test
    void refusesABombOfAliasesAtOnce() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 15; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        var read = read(bomb.toString());
        assertThat(read.documents()).isEmpty();
        assertThat(read.problems().getFirst().kind()).isEqualTo(YamlProblem.Kind.TOO_LARGE);
        assertThat(read.problems().getFirst().line()).isLessThan(8);
    }

    @Test
    void refusesWhatPassesItsLimits() {
        var texts =
                List.of(
                        "x".repeat(10_001),
                        "[[[[[[1]]]]]]",
                        "[" + "1,".repeat(60) + "]",
                        "---\na: 1\n".repeat(4));
        for (var text : texts) {
            var problems = YamlReader.read(text, SMALL).problems();
            assertThat(problems).hasSize(1);
            assertThat(problems.getFirst().kind()).isEqualTo(YamlProblem.Kind.TOO_LARGE);
        }
        assertThat(YamlReader.read("[[[[[1]]]]]", SMALL).problems()).isEmpty();
    }

    @Test
    void survivesBracketsWithoutEnd() {
        for (var text :
                List.of("[".repeat(1_000_000), "{".repeat(1_000_000), "- ".repeat(100_000))) {
            assertThat(read(text).documents()).isEmpty();
            assertThat(read(text).problems()).hasSize(1);
        }
    }

    @Test
    void makesNoObjectsOfTags() {
        var map = map("a: !!java.net.URL [http://x]\nb: !!int '5'\n");
        assertThat(map.get("a")).isInstanceOf(Items.class);
        assertThat(((Scalar) map.list().get(1).value()).kind()).isEqualTo(ScalarKind.TEXT);
    }
}
