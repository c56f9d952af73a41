package org.noonmark.guard.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.sigma.LogSource;

class AccessFactsTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static List<Fact> facts(String format, String text) {
        var reader = new FactReader(source -> "host of " + source);
        var facts = new ArrayList<Fact>();
        for (var event : Collected.read(FORMATS.named(format).orElseThrow(), text).events()) {
            reader.read(event, facts::add);
        }
        return facts;
    }

    private static List<Fact> syslog(String... messages) {
        var text = new StringBuilder();
        for (var message : messages) {
            text.append("2026-11-20T02:11:00Z ntp1 ").append(message).append('\n');
        }
        return facts("syslog", text.toString());
    }

    @Test
    void oneLoginOfSshdIsOneFactWhateverPamSays() {
        var facts =
                syslog(
                        "sshd[77]: Accepted publickey for mlind from 198.18.4.7 port 50122 ssh2:"
                                + " ED25519 SHA256:abc",
                        "sshd[77]: pam_unix(sshd:session): session opened for user mlind(uid=1000)"
                                + " by (uid=0)",
                        "systemd-logind[9]: New session 12 of user mlind.",
                        "sshd[77]: pam_unix(sshd:session): session closed for user mlind");
        assertThat(facts).hasSize(2);
        var login = (Fact.Login) facts.getFirst();
        assertThat(login.origin().host()).isEqualTo("ntp1");
        assertThat(login.origin().time()).hasToString("2026-11-20T02:11:00Z");
        assertThat(login)
                .extracting(
                        Fact.Login::account,
                        Fact.Login::address,
                        Fact.Login::service,
                        Fact.Login::method,
                        Fact.Login::credential,
                        Fact.Login::accepted)
                .containsExactly("mlind", "198.18.4.7", "sshd", "publickey", "SHA256:abc", true);
        var logout = (Fact.Logout) facts.getLast();
        assertThat(logout.session()).isEqualTo(login.session()).isEqualTo("77");
    }

    @Test
    void refusedPasswordsAreLoginsThatWereNotAccepted() {
        var facts =
                syslog(
                        "sshd[8]: Failed password for invalid user admin from 198.18.0.9 port 1"
                                + " ssh2",
                        "sudo: eve : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home/eve ;"
                                + " USER=root ; COMMAND=/bin/sh");
        assertThat(facts).allSatisfy(fact -> assertThat(((Fact.Login) fact).accepted()).isFalse());
        assertThat(facts)
                .extracting(fact -> ((Fact.Login) fact).account())
                .containsExactly("admin", "eve");
    }

    @Test
    void commandsSayWhatTheyDoToTrustAndLogs() {
        var facts =
                syslog(
                        sudo("/usr/sbin/update-ca-certificates"),
                        sudo("/usr/bin/tee -a /srv/ops/.ssh/authorized_keys"),
                        sudo("/usr/bin/cat /etc/ssl/certs/ca.pem"),
                        sudo("/usr/bin/systemctl stop auditd"),
                        sudo("/usr/bin/truncate -s 0 /var/log/auth.log"),
                        sudo("/usr/bin/passwd ops"));
        assertThat(facts).filteredOn(Fact.Command.class::isInstance).hasSize(6);
        assertThat(facts)
                .filteredOn(Fact.TrustChanged.class::isInstance)
                .extracting(fact -> ((Fact.TrustChanged) fact).store())
                .containsExactly("update-ca-certificates", "/srv/ops/.ssh/authorized_keys");
        assertThat(facts)
                .filteredOn(Fact.LogLost.class::isInstance)
                .extracting(
                        fact -> ((Fact.LogLost) fact).loss(), fact -> ((Fact.LogLost) fact).log())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Fact.Loss.STOPPED, "auditd"),
                        org.assertj.core.groups.Tuple.tuple(
                                Fact.Loss.CLEARED, "/var/log/auth.log"));
        assertThat(facts)
                .filteredOn(Fact.AccountChanged.class::isInstance)
                .containsExactly(
                        new Fact.AccountChanged(
                                facts.getLast().origin(), "ops", "mlind", "password changed"));
    }

    private static String sudo(String command) {
        return "sudo: mlind : TTY=pts/0 ; PWD=/home/mlind ; USER=root ; COMMAND=" + command;
    }

    @Test
    void accountsAndGroupsChange() {
        var facts =
                syslog(
                        "useradd[5]: new user: name=svc, UID=1010, GID=1010, home=/home/svc,"
                                + " shell=/bin/bash, from=/dev/pts/1",
                        "usermod[6]: add 'svc' to group 'sudo'");
        assertThat(facts)
                .extracting(fact -> ((Fact.AccountChanged) fact).what())
                .containsExactly("account created", "group sudo");
    }

    @Test
    void aTunnelTellsItsAddressInASecondLoginOfTheSession() {
        var facts =
                facts(
                        "openvpn",
                        """
                        2026-11-20 02:05:00 198.18.4.7:51820 [mlind] Peer Connection Initiated with [AF_INET]198.18.4.7:51820
                        2026-11-20 02:05:01 mlind/198.18.4.7:51820 MULTI: Learn: 10.8.0.6 -> mlind/198.18.4.7:51820
                        2026-11-20 03:05:01 mlind/198.18.4.7:51820 SIGTERM[soft,remote-exit] received, client-instance exiting
                        """);
        assertThat(facts).hasSize(3);
        var first = (Fact.Login) facts.get(0);
        var second = (Fact.Login) facts.get(1);
        assertThat(first.given()).isEmpty();
        assertThat(second.given()).isEqualTo("10.8.0.6");
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.account()).isEqualTo("mlind");
        assertThat(((Fact.Logout) facts.get(2)).session()).isEqualTo(first.session());
        assertThat(first.origin().host()).isEqualTo("host of log");
    }

    @Test
    void strongSwanNamesThePeerAndItsAddress() {
        var facts =
                syslog(
                        "charon: 12[IKE] <rw|3> IKE_SA rw[3] established between"
                                + " 203.0.113.1[vpn.example]...198.18.4.7[CN=mlind, O=Site]",
                        "charon: 12[IKE] <rw|3> assigning virtual IP 10.9.0.2 to peer 'CN=mlind,"
                                + " O=Site'",
                        "charon: 13[IKE] <rw|3> deleting IKE_SA rw[3] between"
                                + " 203.0.113.1[vpn.example]...198.18.4.7[CN=mlind, O=Site]");
        assertThat(facts).hasSize(3);
        var login = (Fact.Login) facts.getFirst();
        assertThat(login.account()).isEqualTo("mlind");
        assertThat(login.address()).isEqualTo("198.18.4.7");
        assertThat(((Fact.Login) facts.get(1)).given()).isEqualTo("10.9.0.2");
        assertThat(((Fact.Logout) facts.get(2)).session()).isEqualTo(login.session());
    }

    @Test
    void missingAuditNumbersAreAGapAndReorderedOnesAreNot() {
        var text = new StringBuilder();
        for (int number = 1; number <= 400; number++) {
            int written = number == 150 ? 151 : number == 151 ? 150 : number;
            if (number < 200 || number > 240) {
                text.append(record(written));
            }
        }
        var facts = facts("auditd", text.toString());
        assertThat(facts).hasSize(1);
        var lost = (Fact.LogLost) facts.getFirst();
        assertThat(lost.loss()).isEqualTo(Fact.Loss.GAP);
        assertThat(lost.what()).startsWith("41 record numbers missing");
    }

    @Test
    void numbersSeenTwiceAndARestartAreNoGap() {
        var once = new StringBuilder();
        for (int number = 1000; number <= 1300; number++) {
            once.append(record(number));
        }
        var restarted = new StringBuilder();
        for (int number = 1; number <= 300; number++) {
            restarted.append(record(number).replace("1700001", "1700009"));
        }
        assertThat(facts("auditd", once.toString() + once + restarted)).isEmpty();
    }

    private static String record(int number) {
        return "type=CRED_DISP msg=audit(%d.000:%d): pid=1 uid=0 res=success%n"
                .formatted(1_700_001_000L + number % 900, number);
    }

    @Test
    void auditPathsOfTrustStoresCountOnlyWhenTheyAreWritten() {
        var call =
                "type=SYSCALL msg=audit(1700000000.1%1$d:%1$d): arch=c000003e syscall=257"
                        + " success=yes a0=ffffff9c a1=7f a2=%2$s AUID=\"mlind\" pid=1%n"
                        + "type=PATH msg=audit(1700000000.1%1$d:%1$d): item=0"
                        + " name=\"/etc/ssl/certs/own.pem\" nametype=NORMAL%n";
        var facts = facts("auditd", call.formatted(10, "0") + call.formatted(11, "241"));
        assertThat(facts).hasSize(1);
        var changed = (Fact.TrustChanged) facts.getFirst();
        assertThat(changed.actor()).isEqualTo("mlind");
        assertThat(changed.store()).isEqualTo("/etc/ssl/certs/own.pem");
    }

    @Test
    void windowsLogonsOfPeopleAreFactsAndThoseOfServicesAreNot() {
        var logon =
                "{\"EventID\":4624,\"Channel\":\"Security\",\"Computer\":\"dc1\","
                        + "\"TargetUserName\":\"%s\",\"LogonType\":\"%d\","
                        + "\"TargetLogonId\":\"0x5\",\"IpAddress\":\"::ffff:198.18.4.7\"}%n";
        var facts =
                facts(
                        "json",
                        logon.formatted("MLind", 10)
                                + logon.formatted("DC1$", 3)
                                + logon.formatted("svc", 5)
                                + "{\"EventID\":1102,\"Channel\":\"Security\",\"Computer\":\"dc1\","
                                + "\"SubjectUserName\":\"MLind\"}\n");
        assertThat(facts).hasSize(2);
        var login = (Fact.Login) facts.getFirst();
        assertThat(login.account()).isEqualTo("mlind");
        assertThat(login.address()).isEqualTo("198.18.4.7");
        assertThat(login.method()).isEqualTo("remote interactive");
        assertThat(login.origin().host()).isEqualTo("dc1");
        assertThat(((Fact.LogLost) facts.getLast()).loss()).isEqualTo(Fact.Loss.CLEARED);
    }
}
