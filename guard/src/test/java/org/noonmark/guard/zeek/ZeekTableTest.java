package org.noonmark.guard.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.json.Reading;
import org.noonmark.sigma.LogSource;
import org.noonmark.testkit.Generators;
import org.noonmark.testkit.Property;

class ZeekTableTest {
    private static final ZeekFormat FORMAT = new ZeekFormat();
    private static final String HEAD =
            """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\ttest
            #open\t2026-01-01-00-00-00
            #fields\tts\ta\tb\tc\td\te
            #types\ttime\tstring\tset[string]\tinterval\tbool\tcount
            """;

    private static List<String> row(String row) {
        var reading = Reading.of(FORMAT, HEAD + row + "\n#close\t2026-01-01-00-00-01\n");
        assertThat(reading.problems).isEmpty();
        return Reading.fields(reading.events.getFirst());
    }

    @Test
    void readsEachTypeAndLeavesOutWhatIsUnset() {
        assertThat(row("1.5\tx\ta,b\\x2cc\t0.25\tT\t7"))
                .containsExactly(
                        "_path=test",
                        "ts=1970-01-01T00:00:01.500000Z",
                        "a=x",
                        "b=a",
                        "b=b,c",
                        "c=0.25",
                        "d=true",
                        "e=7");
        assertThat(row("1.5\t-\t(empty)\t-\t-\t-"))
                .containsExactly("_path=test", "ts=1970-01-01T00:00:01.500000Z");
        assertThat(row("1.5\t(empty)\t-\t-\tF\t-")).endsWith("a=", "d=false");
    }

    @ParameterizedTest
    @CsvSource({
        "\\x09|, '\t|'",
        "a\\\\b, a\\b",
        "\\xc3\\xb6, ö",
        "\\xff, \\xff",
        "\\x00\\x41, \\x00A",
        "\\x4, \\x4",
        "\\, \\",
        "\\xzz, \\xzz"
    })
    void undoesEscapesThatHarmNobody(String written, String plain) {
        assertThat(ZeekText.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "0.000000, 1970-01-01T00:00:00.000000Z",
        "-502639801.337799, 1954-01-27T09:49:58.662201Z",
        "-2.1504318496896954e+09, 1901-11-09T17:49:10.310305Z",
        "1e999999999, 1e999999999",
        "0e999999999, 1970-01-01T00:00:00.000000Z",
        "1e-999999999, 1e-999999999",
        "soon, soon"
    })
    void timesAreTextInUtc(String written, String text) {
        assertThat(ZeekText.time(written)).isEqualTo(text);
    }

    @Test
    void aHeadMayComeAgainWithOtherColumns() {
        var more = HEAD.replace("\ta\tb\tc\td\te", "\tz").replace("#path\ttest", "#path\tdns");
        var second = more.replaceAll("#types.*", "#types\ttime\tport");
        var reading = Reading.of(FORMAT, HEAD + "1\tx\t-\t-\t-\t-\n" + second + "2\t53\n");
        assertThat(reading.problems).isEmpty();
        assertThat(Reading.fields(reading.events.get(1))).contains("z=53");
        assertThat(reading.events.get(1).kind().views().get(1).source())
                .isEqualTo(new LogSource("zeek", "dns", ""));
    }

    @Test
    void aRowThatDoesNotFitIsToldAndKept() {
        var reading = Reading.of(FORMAT, HEAD + "1\tx\n1\tx\t-\t-\t-\t-\t-\n1\ty\t-\t-\t-\t-\n");
        assertThat(reading.events).hasSize(3);
        assertThat(reading.problems).hasSize(2).noneMatch(problem -> problem.isLost());
        assertThat(reading.events.getFirst().text()).isEqualTo("1\tx");
        assertThat(reading.problems.get(1).position().index()).isEqualTo(1);
    }

    @Test
    void aSetOfTooManyMembersIsToldAndCut() {
        var row = "1\tx\t" + "m,".repeat(200_000) + "\t-\t-\t-\n";
        var reading = Reading.of(FORMAT, HEAD + row + "1\ty\t-\t-\t-\t-\n");
        assertThat(reading.events).hasSize(2);
        assertThat(reading.events.getFirst().fieldCount()).isLessThan(10_010);
        assertThat(reading.problems).hasSize(1);
    }

    @Test
    void connectionsCarryTheNamesOfOcsf() {
        var head =
                """
                #separator \\x09
                #path\tconn
                #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h
                #types\ttime\taddr\tport\taddr
                """;
        var event = Reading.of(FORMAT, head + "1\t192.0.2.1\t5353\t192.0.2.2\n").events.getFirst();
        assertThat(Reading.fields(event))
                .endsWith(
                        "class_uid=4001",
                        "src_endpoint.ip=192.0.2.1",
                        "src_endpoint.port=5353",
                        "dst_endpoint.ip=192.0.2.2");
    }

    @Test
    void rowsWithoutAHeadAreTold() {
        var reading = Reading.of(FORMAT, "1\t2\n");
        assertThat(reading.events).hasSize(1);
        assertThat(reading.problems).hasSize(1);
    }

    @Test
    void jsonSecondsBecomeTheTextOfTheTable() {
        var json = new JsonFormat(List.of(ZeekJson::new), LogSource.ANY);
        var event =
                Reading.of(json, "{\"_path\":\"conn\",\"ts\":1521911725.733635}").events.getFirst();
        assertThat(event.first("ts")).isEqualTo("2018-03-24T17:15:25.733635Z");
        assertThat(event.kind().name()).isEqualTo("zeek conn");
    }

    @Test
    void neverThrows() {
        var good = HEAD + "1.5\tx\ta,b\t0.25\tT\t7\n#close\t2026\n";
        Property.forAll(
                500,
                Generators.mutated(List.of(good.getBytes(StandardCharsets.UTF_8))),
                bytes -> {
                    var reading = Reading.of(FORMAT, bytes, 50);
                    assertThat(reading.events.size()).isLessThanOrEqualTo(bytes.length);
                });
    }
}
