package org.noonmark.guard.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.event.Assumption;
import org.noonmark.guard.event.LogClock;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.reader.Collected;
import org.noonmark.guard.reader.ReadProblem.Reason;
import org.noonmark.guard.reader.ReadSettings;
import org.noonmark.sigma.LogSource;

class SyslogTest {
    private static LogEvent read(String line) {
        return Collected.read(new SyslogFormat(), line).only();
    }

    private static LogEvent sshd(String message) {
        return read("Nov 23 11:59:59 gate sshd[42]: " + message);
    }

    private static void assertFields(LogEvent event, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var name = (String) namesAndValues[i];
            assertThat(event.first(name)).as(name).isEqualTo(namesAndValues[i + 1]);
        }
    }

    @Test
    void readsTheClassicLayout() {
        var event = read("<38>Nov 23 11:59:59 gate sshd[42]: Server listening on :: port 22.");
        assertFields(
                event,
                Ocsf.HOSTNAME,
                "gate",
                Ocsf.PROCESS_NAME,
                "sshd",
                Ocsf.PROCESS_PID,
                42L,
                "facility",
                "auth",
                Ocsf.SEVERITY,
                "info",
                Ocsf.DST_PORT,
                22L);
        assertThat(event.time()).hasToString("2026-11-23T11:59:59Z");
        assertThat(event.times().assumed()).isEqualTo(Assumption.YEAR_AND_ZONE);
    }

    @Test
    void readsRfc5424() {
        var event =
                read(
                        "<34>1 2026-11-23T12:59:59.5+01:00 gate su 7 ID47 [x@1 a=\"1\\\"2\\]\""
                                + " b=\"\"][y c=\"d\"] \uFEFFFAILED SU (to root) eve on pts/0");
        assertFields(
                event,
                Ocsf.HOSTNAME,
                "gate",
                Ocsf.PROCESS_PID,
                7L,
                "msgid",
                "ID47",
                "x@1.a",
                "1\"2]",
                "x@1.b",
                "",
                "y.c",
                "d",
                Ocsf.USER_NAME,
                "root",
                Ocsf.ACTOR_USER_NAME,
                "eve",
                Ocsf.STATUS,
                "Failure");
        assertThat(event.time()).hasToString("2026-11-23T11:59:59.500Z");
        assertThat(event.times().claimed().orElseThrow().width().toString()).contains("99");
    }

    @Test
    void keepsTheTextOfMalformedLines() {
        for (var line :
                List.of(
                        "no time at all",
                        "<34>1 2026-11-23T12:00:00Z gate",
                        "<34>1 2026-11-23T12:00:00Z h p 1 - [a b] text",
                        "Nov 23 11:59")) {
            var read = Collected.read(new SyslogFormat(), line);
            assertThat(read.only().text()).isEqualTo(line);
            assertThat(read.reasons()).contains(Reason.MALFORMED);
        }
    }

    @Test
    void impossibleTimesAreTold() {
        var read = Collected.read(new SyslogFormat(), "Nov 31 11:59:59 gate a: b");
        assertThat(read.reasons()).containsExactly(Reason.TIME);
        var future =
                Collected.read(
                        new SyslogFormat(),
                        "2031-01-01T00:00:00Z gate a: b\n2031-01-01T00:00:00Z gate a: c\n");
        assertThat(future.reasons()).containsExactly(Reason.TIME);
        assertThat(future.events().getLast().time()).hasToString("2026-11-23T12:00:00Z");
    }

    @Test
    void leapSecondIsRead() {
        var event = read("2016-12-31T23:59:60.25Z gate chronyd[1]: chronyd exiting");
        assertThat(event.times().claimed().orElseThrow().earliest())
                .isEqualTo(Collected.tai("2016-12-31T23:59:60.25Z"));
    }

    @Test
    void yearOfASettingIsCountedOn() {
        var clock =
                new LogClock(
                        Collected.LEAPS,
                        ZoneId.of("Europe/Berlin"),
                        OptionalInt.of(2019),
                        Optional.empty(),
                        LogClock.DEFAULT_SLACK);
        var lines = "Dec 31 23:59:59 a b: c\nJan  1 00:00:01 a b: c\nDec 31 23:59:59 a b: c\n";
        var reader = new SyslogFormat().reader(ReadSettings.of("log", clock));
        var events =
                Collected.read(reader, lines.getBytes(StandardCharsets.UTF_8), lines.length())
                        .events();
        assertThat(events)
                .extracting(event -> event.time().toString())
                .containsExactly(
                        "2019-12-31T22:59:59Z", "2019-12-31T23:00:01Z", "2019-12-31T22:59:59Z");
    }

    @Test
    void leapDayWithoutAYearIsOfALeapYear() {
        assertThat(read("Feb 29 10:00:00 a b: c").time()).hasToString("2024-02-29T10:00:00Z");
    }

    @Test
    void rulesFindSshdAsServiceAndAsAuth() {
        var views = sshd("x").kind().views().stream().map(view -> view.source()).toList();
        assertThat(views)
                .contains(new LogSource("linux", "", "sshd"), new LogSource("linux", "", "auth"));
    }

    @Test
    void userNameCannotFakeAnAddress() {
        var event =
                sshd(
                        "Failed password for invalid user root from 1.2.3.4 port 22 ssh2 from"
                                + " 6.6.6.6 port 4711 ssh2");
        assertFields(
                event,
                Ocsf.USER_NAME,
                "root from 1.2.3.4 port 22 ssh2",
                Ocsf.SRC_IP,
                "6.6.6.6",
                Ocsf.SRC_PORT,
                4711L,
                Ocsf.EVENT_CODE,
                "sshd.failed_password_invalid_user");
        var invalid = sshd("Invalid user Accepted password for root from 6.6.6.6 port 22");
        assertFields(
                invalid,
                Ocsf.EVENT_CODE,
                "sshd.invalid_user",
                Ocsf.USER_NAME,
                "Accepted password for root",
                Ocsf.SRC_IP,
                "6.6.6.6");
        var closed = sshd("Connection closed by invalid user a 1.2.3.4 port 1 6.6.6.6 port 9");
        assertFields(closed, Ocsf.USER_NAME, "a 1.2.3.4 port 1", Ocsf.SRC_IP, "6.6.6.6");
    }

    @Test
    void disconnectTextCannotFakeAnAddress() {
        var event =
                sshd("Received disconnect from 6.6.6.6 port 9:11: from 1.2.3.4 port 22 [preauth]");
        assertFields(
                event,
                Ocsf.SRC_IP,
                "6.6.6.6",
                Ocsf.STATUS_DETAIL,
                "from 1.2.3.4 port 22",
                "preauth",
                true);
    }

    @Test
    void remoteUserOfPamCannotFakeTheHost() {
        var start = "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ";
        var forged = sshd(start + "ruser=x rhost=1.2.3.4 rhost=6.6.6.6");
        assertThat(forged.first(Ocsf.SRC_IP)).isNull();
        var user = sshd(start + "ruser= rhost=6.6.6.6  user=a rhost=1.2.3.4");
        assertFields(user, Ocsf.SRC_IP, "6.6.6.6", Ocsf.USER_NAME, "a rhost=1.2.3.4");
    }

    @Test
    void escapesStayInTheTextAndNotInProblems() {
        var read =
                Collected.read(
                        new SyslogFormat(),
                        "Nov 23 11:59:59 g sshd[1]: Invalid user \u001b[2Jx from 6.6.6.6 port 1");
        assertThat(read.only().first(Ocsf.USER_NAME)).isEqualTo("\u001b[2Jx");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void readsKeysAndCertificates() {
        assertFields(
                sshd("Accepted publickey for ann from 192.0.2.7 port 51 ssh2: ED25519 SHA256:abc"),
                Ocsf.AUTH_PROTOCOL,
                "publickey",
                "key.fingerprint",
                "SHA256:abc",
                Ocsf.STATUS,
                "Success",
                Ocsf.CLASS_UID,
                3002L);
        assertFields(
                sshd(
                        "Accepted publickey for ann from 2001:db8::7 port 51 ssh2: ED25519-CERT"
                                + " SHA256:abc ID ann laptop (serial 12) CA RSA SHA256:def"),
                Ocsf.SRC_IP,
                "2001:db8::7",
                "key.id",
                "ann laptop",
                "key.serial",
                12L,
                "key.ca_fingerprint",
                "SHA256:def");
    }

    @Test
    void countsRepeatedMessages() {
        var event =
                sshd(
                        "message repeated 5 times: [ Failed password for root from 6.6.6.6 port 1"
                                + " ssh2]");
        assertFields(
                event,
                Ocsf.COUNT,
                5L,
                Ocsf.SRC_IP,
                "6.6.6.6",
                Ocsf.EVENT_CODE,
                "sshd.failed_password");
    }

    @Test
    void sudoIsAProcess() {
        var event =
                read(
                        "Nov 23 11:59:59 g sudo:      ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ;"
                                + " COMMAND=/usr/bin/id ; USER=eve");
        assertFields(
                event,
                Ocsf.ACTOR_USER_NAME,
                "ann",
                Ocsf.USER_NAME,
                "root",
                Ocsf.PROCESS_COMMAND,
                "/usr/bin/id ; USER=eve",
                Ocsf.PROCESS_DIRECTORY,
                "/home/ann");
        assertThat(event.kind().views())
                .anyMatch(view -> view.source().category().equals("process_creation"));
    }

    @Test
    void readsAccountsAndCron() {
        assertFields(
                read(
                        "Nov 23 11:59:59 g useradd[9]: new user: name=eve, UID=0, GID=0,"
                                + " home=/root, shell=/bin/bash, from=/dev/pts/1"),
                Ocsf.CLASS_UID,
                3001L,
                Ocsf.USER_NAME,
                "eve",
                Ocsf.USER_UID,
                0L);
        assertFields(
                read("Nov 23 11:59:59 g CRON[9]: (root) CMD (cd / && run-parts /etc/x)"),
                Ocsf.PROCESS_COMMAND,
                "cd / && run-parts /etc/x",
                Ocsf.SERVICE_NAME,
                "cron");
        assertFields(
                read("Nov 23 11:59:59 g crontab[9]: (eve) REPLACE (root)"),
                Ocsf.EVENT_CODE,
                "cron.replaced");
    }
}
