package org.noonmark.guard.unix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.testkit.ReferenceData;

class AuditTest {
    private static final String ID = " msg=audit(1700000000.123:77): ";
    private static final String CALL =
            "type=SYSCALL"
                    + ID
                    + "arch=c000003e syscall=59 success=yes exit=0 a0=4 ppid=10 pid=11 auid=1000"
                    + " uid=0 ses=3 comm=\"id\" exe=\"/usr/bin/id\" key=(null)\n";

    private static List<LogEvent> read(String text) {
        var read = Collected.read(new AuditFormat(), text);
        assertThat(read.problems()).isEmpty();
        return read.events();
    }

    private static List<String> categories(LogEvent event) {
        return event.kind().views().stream().map(view -> view.source().category()).toList();
    }

    @Test
    void readsASystemCallWithItsName() {
        var event = read(CALL).getFirst();
        assertThat(event.first("type")).isEqualTo("SYSCALL");
        assertThat(event.first("SYSCALL")).isEqualTo("execve");
        assertThat(event.first("a0")).isEqualTo("4");
        assertThat(event.first(Ocsf.PROCESS_PID)).isEqualTo(11L);
        assertThat(event.first(Ocsf.CORRELATION_UID)).isEqualTo("1700000000.123:77");
        assertThat(event.time()).hasToString("2023-11-14T22:13:20.123Z");
    }

    @Test
    void argumentsMakeAProcessWithTheCallersFields() {
        var events =
                read(CALL + "type=EXECVE" + ID + "argc=3 a0=\"sh\" a1=\"-c\" a2=6964203B206C73\n");
        var event = events.getLast();
        assertThat(event.first("a2")).isEqualTo("id ; ls");
        assertThat(event.first(Ocsf.PROCESS_COMMAND)).isEqualTo("sh -c id ; ls");
        assertThat(event.first(Ocsf.PROCESS_PATH)).isEqualTo("/usr/bin/id");
        assertThat(event.first(Ocsf.PARENT_PID)).isEqualTo(10L);
        assertThat(categories(event)).contains("", "process_creation");
    }

    @Test
    void createdFilesHaveTheirWholePath() {
        var events =
                read(
                        CALL
                                + "type=CWD"
                                + ID
                                + "cwd=\"/etc\"\n"
                                + "type=PATH"
                                + ID
                                + "item=0 name=\"cron.d/x\" nametype=CREATE\n"
                                + "type=PATH"
                                + ID
                                + "item=1 name=\"/etc\" nametype=PARENT\n");
        assertThat(events.get(2).first(Ocsf.FILE_PATH)).isEqualTo("/etc/cron.d/x");
        assertThat(categories(events.get(2))).contains("file_event");
        assertThat(categories(events.get(3))).containsExactly("");
    }

    @Test
    void connectionsHaveTheirAddress() {
        var events =
                read(
                        CALL.replace("syscall=59", "syscall=42")
                                + "type=SOCKADDR"
                                + ID
                                + "saddr=02000050C0000207000000000000\n"
                                + "type=SOCKADDR"
                                + ID
                                + "saddr=0100\n");
        assertThat(events.get(1).first(Ocsf.DST_IP)).isEqualTo("192.0.2.7");
        assertThat(events.get(1).first(Ocsf.DST_PORT)).isEqualTo(80L);
        assertThat(categories(events.get(1))).contains("network_connection");
        assertThat(categories(events.get(2))).containsExactly("");
    }

    @Test
    void messageOfAProgramIsReadFlat() {
        var event =
                read("node=gate type=USER_LOGIN"
                                + ID
                                + "pid=9 uid=0 auid=1 ses=2 msg='op=login acct=\"eve\""
                                + " exe=\"/usr/sbin/sshd\" hostname=? addr=6.6.6.6"
                                + " terminal=ssh res=failed'\u001dUID=\"root\"")
                        .getFirst();
        assertThat(event.first(Ocsf.HOSTNAME)).isEqualTo("gate");
        assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("eve");
        assertThat(event.first(Ocsf.SRC_IP)).isEqualTo("6.6.6.6");
        assertThat(event.first(Ocsf.SRC_HOSTNAME)).isNull();
        assertThat(event.first(Ocsf.STATUS)).isEqualTo("Failure");
        assertThat(event.first("UID")).isEqualTo("root");
        assertThat(event.first(Ocsf.CLASS_UID)).isEqualTo(Ocsf.AUTHENTICATION);
    }

    @Test
    void encodedNamesCannotAddPairs() {
        var event =
                read("type=USER_LOGIN"
                                + ID
                                + "msg='op=login acct=78207265733D73756363657373"
                                + " addr=6.6.6.6 res=failed'")
                        .getFirst();
        assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("x res=success");
        assertThat(event.first("res")).isEqualTo("failed");
    }

    @Test
    void malformedRecordsKeepTheirText() {
        var read = Collected.read(new AuditFormat(), "type=SYSCALL msg=audit(x): a=b");
        assertThat(read.only().text()).startsWith("type=SYSCALL");
        assertThat(read.reasons()).containsExactly(Reason.MALFORMED);
    }

    @Test
    void realRecordsAreAllRead() throws IOException {
        var name = "guard/otrf/atomic/linux/defense_evasion/host/sh_binary_padding_dd.zip";
        var found = ReferenceData.find(name);
        assumeTrue(found.isPresent(), ReferenceData.missing(name));
        try (var zip = new ZipInputStream(Files.newInputStream(found.get()))) {
            zip.getNextEntry();
            var read = Collected.read(new AuditFormat(), zip.readAllBytes());
            assertThat(read.problems()).isEmpty();
            var execve =
                    read.events().stream()
                            .filter(event -> "EXECVE".equals(event.first("type")))
                            .findFirst()
                            .orElseThrow();
            assertThat(execve.first(Ocsf.PROCESS_COMMAND))
                    .isEqualTo("dd if=/dev/zero bs=1 count=1");
            assertThat(execve.first(Ocsf.PROCESS_PATH)).isEqualTo("/bin/dd");
            assertThat(read.events().getLast().first("proctitle"))
                    .isEqualTo("dd if=/dev/zero bs=1 count=1");
        }
    }

    @Test
    void quotesInsideOfQuotesEndNowhereNew() {
        var deep = "a='".repeat(300_000);
        var event = read("type=USER_CMD" + ID + "msg='op=x " + deep + "\n").getFirst();
        assertThat(event.first("op")).isEqualTo("x");
    }

    @Test
    void aPairWithoutANameIsPassedOver() {
        var event = read("type=EXECVE" + ID + "argc=1 =x a0=\"ls\"\n").getFirst();
        assertThat(event.first("a0")).isEqualTo("ls");
    }
}
