package org.noonmark.guard.vpn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.noonmark.guard.event.LogEvent;
import org.noonmark.guard.event.Ocsf;
import org.noonmark.guard.format.LogFormats;
import org.noonmark.guard.reader.Collected;
import org.noonmark.sigma.LogSource;

class VpnTest {
    private static final LogFormats FORMATS = new LogFormats(LogSource.ANY);

    private static LogEvent syslog(String tagAndMessage) {
        var format = FORMATS.named("syslog").orElseThrow();
        return Collected.read(format, "Nov 23 11:59:59 gate " + tagAndMessage).only();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openvpn[1]: 192.0.2.7:1194 TLS Auth Error: Auth Username/Password verification failed for peer | openvpn.authentication_failed | 192.0.2.7
                    openvpn[1]: 192.0.2.7:1194 TLS: Username/Password authentication succeeded for username 'eve' | openvpn.authenticated | 192.0.2.7
                    openvpn[1]: 192.0.2.7:1194 [ann] Peer Connection Initiated with [AF_INET]192.0.2.7:1194 | openvpn.connection_initiated | 192.0.2.7
                    openvpn[1]: ann/192.0.2.7:1194 SIGTERM[soft,remote-exit] received, client-instance exiting | openvpn.closed | 192.0.2.7
                    openvpn[1]: 192.0.2.7:1194 VERIFY ERROR: depth=0, error=certificate has expired: CN=ann | openvpn.certificate_refused | 192.0.2.7
                    kernel: [   12.5] wireguard: wg0: Receiving handshake initiation from peer 3 (192.0.2.7:51820) | wireguard.handshake_received | 192.0.2.7
                    kernel: wireguard: wg0: Receiving handshake initiation from peer 3 (192.0.2.7:51820) | wireguard.handshake_received | 192.0.2.7
                    kernel: [12.5] wireguard: wg0: Invalid handshake initiation from 192.0.2.7:51820 | wireguard.handshake_failed | 192.0.2.7
                    charon: 12[IKE] 192.0.2.7 is initiating an IKE_SA | charon.initiating | 192.0.2.7
                    charon: 12[NET] received packet: from 192.0.2.7[500] to 198.51.100.1[500] (844 bytes) | charon.packet | 192.0.2.7
                    """)
    void messagesAreTold(String line, String code, String address) {
        var event = syslog(line);
        assertThat(event.first(Ocsf.EVENT_CODE)).isEqualTo(code);
        assertThat(String.valueOf(event.first(Ocsf.SRC_IP))).isEqualTo(address);
    }

    @Test
    void charonNamesWhoFailed() {
        var event =
                syslog("charon: 09[IKE] <road|4> authentication of 'C=X, CN=eve' with RSA failed");
        assertThat(event.first(Ocsf.USER_NAME)).isEqualTo("C=X, CN=eve");
        assertThat(event.first(Ocsf.STATUS)).isEqualTo("Failure");
        assertThat(event.first("connection.id")).isEqualTo("road|4");
    }

    @Test
    void ownLogFileOfOpenVpnIsRead() {
        var read =
                Collected.read(
                        FORMATS.named("openvpn").orElseThrow(),
                        """
                        2026-11-23 11:59:58 us=125 192.0.2.7:1194 TLS Error: TLS handshake failed
                        Mon Nov 23 11:59:59 2026 ann/192.0.2.7:1194 MULTI: Learn: 10.8.0.6 -> ann/192.0.2.7:1194
                        """);
        assertThat(read.problems()).isEmpty();
        var failed = read.events().getFirst();
        assertThat(failed.first(Ocsf.EVENT_CODE)).isEqualTo("openvpn.tls_failed");
        assertThat(failed.time()).hasToString("2026-11-23T11:59:58Z");
        var learned = read.events().getLast();
        assertThat(learned.first("tunnel.ip")).isEqualTo("10.8.0.6");
        assertThat(learned.first(Ocsf.USER_NAME)).isEqualTo("ann");
    }

    @Test
    void commonNameCannotFakeAnAddress() {
        var event =
                syslog(
                        "openvpn[1]: 6.6.6.6:5 [x] Peer Connection Initiated with [AF_INET]1.2.3.4:1"
                                + " [y] Peer Connection Initiated with [AF_INET]6.6.6.6:5");
        assertThat(event.first(Ocsf.SRC_IP)).isNotEqualTo("1.2.3.4");
    }
}
