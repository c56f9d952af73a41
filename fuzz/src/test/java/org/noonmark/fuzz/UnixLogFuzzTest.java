package org.noonmark.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.sigma.LogSource;

/// Syslog, auditd and the journal's export format.
class UnixLogFuzzTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static void run(String format, String... logs) {
        var reader = FORMATS.named(format).orElseThrow();
        var vectors = Stream.of(logs).map(log -> log.getBytes(ISO_8859_1)).toList();
        Fuzz.of(UnixLogFuzzTest.class, List.copyOf(vectors))
                .run(4000, input -> GuardLogs.feed(reader, input));
    }

    @Test
    void syslogIsReadOrToldAsWrong() {
        run(
                "syslog",
                "<38>Nov 23 11:59:59 gate sshd[42]: Failed password for invalid user x from"
                        + " 192.0.2.7 port 22 ssh2\n",
                "<34>1 2026-11-23T12:59:60.5+01:00 gate su 7 ID [x@1 a=\"1\\\"\"][y c=\"d\"] text\n",
                "Nov 23 11:59:59 g sudo:  ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/id\n",
                "Nov 23 11:59:59 g ptp4l: [1.5] master offset  -12 s2 freq +3 path delay  6\n",
                "Nov 23 11:59:59 g sshd[1]: message repeated 2 times: [ Invalid user a from"
                        + " 192.0.2.7 port 9]\n");
    }

    @Test
    void auditdIsReadOrToldAsWrong() {
        run(
                "auditd",
                "type=SYSCALL msg=audit(1.000:7): arch=c000003e syscall=59 a0=4 pid=1"
                        + " comm=\"id\" exe=\"/bin/id\" key=(null)\u001dSYSCALL=execve\n"
                        + "type=EXECVE msg=audit(1.000:7): argc=2 a0=\"id\" a1=2D75\n"
                        + "type=CWD msg=audit(1.000:7): cwd=\"/\"\n"
                        + "type=SOCKADDR msg=audit(1.000:7): saddr=02000050C0000207\n",
                "node=g type=USER_LOGIN msg=audit(1.000:8): pid=9 msg='op=login acct=\"eve\""
                        + " addr=192.0.2.7 res=failed'\u001dUID=\"root\"\n");
    }

    @Test
    void journalIsReadOrToldAsWrong() {
        run(
                "journal",
                """
                __CURSOR=s
                __REALTIME_TIMESTAMP=1700000001000000
                SYSLOG_IDENTIFIER=sshd
                MESSAGE
                \5\0\0\0\0\0\0\0a
                b=c
                _PID=1

                __CURSOR=t
                MESSAGE=x

                """);
    }
}
