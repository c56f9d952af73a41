package org.noonmark.guard.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.json.JsonFormat;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;

class JournalTest {
    private static final String HEAD =
            """
            __CURSOR=s=1
            __REALTIME_TIMESTAMP=1700000001000000
            _SOURCE_REALTIME_TIMESTAMP=1700000000123456
            _HOSTNAME=gate
            SYSLOG_IDENTIFIER=sshd
            _PID=42
            _COMM=sshd
            _EXE=/usr/sbin/sshd
            """;

    private static byte[] binary(String name, String value) {
        var out = new ByteArrayOutputStream();
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(bytes.length)
                        .array());
        out.writeBytes(bytes);
        out.write('\n');
        return out.toByteArray();
    }

    private static byte[] export(byte[] message) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(message);
        out.write('\n');
        return out.toByteArray();
    }

    @Test
    void entryIsReadAsItsProgramsMessage() {
        var bytes =
                export(
                        "MESSAGE=Invalid user eve from 6.6.6.6 port 9\n"
                                .getBytes(StandardCharsets.UTF_8));
        var event = Collected.read(new JournalExportFormat(), bytes).only();
        assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("eve");
        assertThat(event.first(Ocsf.HOSTNAME)).isEqualTo("gate");
        assertThat(event.first(Ocsf.PROCESS_PID)).isEqualTo(42L);
        assertThat(event.first("_EXE")).isEqualTo("/usr/sbin/sshd");
        assertThat(event.kind().name()).isEqualTo("sshd");
        assertThat(event.text()).startsWith("gate sshd[42]: Invalid user");
        assertThat(event.time()).hasToString("2023-11-14T22:13:20.123456Z");
    }

    @Test
    void lineEndInABinaryFieldMakesNoNewEntry() {
        var bytes =
                export(binary("MESSAGE", "Invalid user x\n\nMESSAGE=fake\n from 6.6.6.6 port 9"));
        for (int pieceBytes : List.of(1, 7, bytes.length)) {
            var reader = new JournalExportFormat().reader(ReadSettings.of("log", Collected.CLOCK));
            var event = Collected.read(reader, bytes, pieceBytes).only();
            assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("x\n\nMESSAGE=fake\n");
            assertThat(event.first(Ocsf.SRC_IP)).isEqualTo("6.6.6.6");
        }
    }

    @Test
    void hugeFieldIsCutAndTheNextEntryRead() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(export(binary("MESSAGE", "x".repeat(3_000_000))));
        out.writeBytes(export("MESSAGE=next\n".getBytes(StandardCharsets.UTF_8)));
        var read = Collected.read(new JournalExportFormat(), out.toByteArray());
        assertThat(read.events()).hasSize(2);
        assertThat(read.reasons()).containsExactly(Reason.TOO_LONG);
        assertThat(read.events().getLast().first("MESSAGE")).isEqualTo("next");
        assertThat(read.events().getFirst().text().length()).isLessThan(1 << 21);
    }

    @Test
    void cutOffLogKeepsWhatThereIs() {
        var bytes = export(binary("MESSAGE", "hello"));
        var read =
                Collected.read(
                        new JournalExportFormat(),
                        java.util.Arrays.copyOf(bytes, bytes.length - 4));
        assertThat(read.only().first("MESSAGE")).isEqualTo("hel");
        assertThat(read.reasons()).containsExactly(Reason.TRUNCATED);
    }

    @Test
    void jsonSaysTheSame() {
        var format = new JsonFormat(List.of(JournalJson::new), LogSource.ANY);
        var event =
                Collected.read(
                                format,
                                "{\"__CURSOR\":\"s\",\"__REALTIME_TIMESTAMP\":\"1700000001000000\","
                                        + "\"_HOSTNAME\":\"gate\",\"SYSLOG_IDENTIFIER\":\"sshd\","
                                        + "\"_PID\":\"42\",\"MESSAGE\":\"Invalid user eve from"
                                        + " 6.6.6.6 port 9\"}\n")
                        .only();
        assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("eve");
        assertThat(event.first(Ocsf.SRC_IP)).isEqualTo("6.6.6.6");
        assertThat(event.kind().name()).isEqualTo("sshd");
        assertThat(event.time()).hasToString("2023-11-14T22:13:21Z");
    }
}
