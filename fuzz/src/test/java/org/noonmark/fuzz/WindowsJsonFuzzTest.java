package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.windows.WindowsJson;
import org.noonmark.guard.zeek.ZeekJson;
import org.noonmark.sigma.LogSource;

class WindowsJsonFuzzTest {
    private static final String NESTED =
            """
            [{"Event":{"System":{"Provider":{"#attributes":{"Name":"P"}},"EventID":4624,
            "TimeCreated":{"#attributes":{"SystemTime":"2026-04-17T05:24:53.092051Z"}},
            "Channel":"Security"},"EventData":{"Data":[{"@Name":"a","#text":"b"},"c"]}}}]
            """;
    private static final String LINES =
            """
            {"EventID":12,"Channel":"Microsoft-Windows-Sysmon/Operational","EventType":"CreateKey"}
            {"@timestamp":"2026-04-17 05:24:53","winlog":{"event_id":1,"event_data":{"x":[1,-2e9]}}}
            {"message":"<Event><System><EventID>1</EventID></System><EventData><Data Name=\\"a\\">&lt;&#65;</Data></EventData></Event>"}
            {"_path":"conn","ts":1521911725.733635,"id.orig_h":"192.0.2.1","service":["a","b"]}
            """;
    private static final List<byte[]> LOGS =
            Stream.concat(
                            Stream.of(NESTED, LINES).map(text -> text.getBytes(UTF_8)),
                            Stream.of(("\ufeff" + LINES).getBytes(UTF_16LE)))
                    .toList();

    @Test
    void readsOrSaysWhatIsWrong() {
        var format = new JsonFormat(List.of(WindowsJson::new, ZeekJson::new), LogSource.ANY);
        Fuzz.of(WindowsJsonFuzzTest.class, LOGS).run(4000, input -> GuardLogs.feed(format, input));
    }
}
