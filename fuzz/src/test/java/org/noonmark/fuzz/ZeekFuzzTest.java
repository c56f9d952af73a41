package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.zeek.ZeekFormat;

class ZeekFuzzTest {
    private static final String TABLE =
            """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\ttest
            #fields\tts\ta\tb\tc\td\te
            #types\ttime\tstring\tset[string]\tinterval\tbool\tcount
            1521911725.733635\tx\\x41\\\\\ta,b\t0.25\tT\t7
            -2.15e+09\t-\t(empty)\t-\tF\t-
            #close\t2026-01-01-00-00-01
            """;

    @Test
    void readsOrSaysWhatIsWrong() {
        var format = new ZeekFormat();
        Fuzz.of(ZeekFuzzTest.class, List.of(TABLE.getBytes(UTF_8)))
                .run(4000, input -> GuardLogs.feed(format, input));
    }
}
