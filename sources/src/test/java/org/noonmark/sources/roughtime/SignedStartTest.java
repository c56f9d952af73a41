package org.noonmark.sources.roughtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.noonmark.sources.nts.Authorities;
import org.noonmark.sources.nts.FakeKeyExchange;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeClient;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.KeyExchangeServer;
import org.noonmark.sources.start.DatesPolicy;
import org.noonmark.sources.start.DatesReason;
import org.noonmark.sources.start.Moment;
import org.noonmark.sources.start.StartMachine;
import org.noonmark.sources.start.StartPlan;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.LeapTable;
import org.noonmark.time.UtcInstant;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.KeyExchangeResponse;
import org.noonmark.wire.nts.NtsAead;

/// A start on signed chains of simulated Roughtime servers and on real TLS, with a host clock that
/// is decades off.
class SignedStartTest {
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final long TRUE_POSIX = 1_795_392_000L;
    private static final String IN_1970 = "1970-06-01T00:00:00Z";
    private static final String IN_2100 = "2100-06-01T00:00:00Z";
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;
    private UtcInstant host = UtcInstant.parse(IN_1970);
    private long counterNanos;

    private Moment now() {
        return new Moment(counterNanos, 0, host, Optional.empty(), TABLE);
    }

    private StartMachine machine() {
        var plan = new StartPlan(Set.of("nts"), 3, DatesPolicy.ROUGHTIME, true, Optional.empty());
        return new StartMachine(plan, now(), _ -> {});
    }

    /// Asks three servers with these errors, in seconds; one that is null is silent.
    private StartMachine measured(Long... errors) {
        var machine = machine();
        var servers = new java.util.ArrayList<TestServer>();
        for (int i = 0; i < errors.length; i++) {
            long error = errors[i] == null ? 0 : errors[i];
            servers.add(new TestServer("s" + i, "party " + i, error, 1));
        }
        var peers = servers.stream().map(server -> server.peer).toList();
        machine.begins(now());
        var chain = new ChainMeasurement(peers, new SplittableRandom(3));
        while (!chain.isDone()) {
            int index = peers.indexOf(chain.peer());
            long utc = TRUE_POSIX + counterNanos / SECOND;
            if (errors[index] == null) {
                chain.unanswered("no response", true);
            } else {
                var response = servers.get(index).respond(chain.request(), utc);
                chain.answered(response, counterNanos, counterNanos + 1_000_000);
            }
            counterNanos += 100_000_000;
        }
        machine.measured(chain.result(TABLE), now());
        return machine;
    }

    private KeyExchange exchange(StartMachine machine, String notBefore, String notAfter) {
        var from = Instant.parse(notBefore);
        var until = Instant.parse(notAfter);
        var authority = TestCertificates.authority(from, until);
        var issued = authority.server(List.of("keys.test"), from, until);
        var response =
                new KeyExchangeResponse(
                        NtsAead.AES_SIV_CMAC_256,
                        List.of(Octets.of(new byte[100])),
                        Optional.empty(),
                        OptionalInt.empty());
        try (var server = FakeKeyExchange.start(issued, FakeKeyExchange.bytes(response.encode()))) {
            var file = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
            return new KeyExchangeClient(() -> machine.certificateTime(now()))
                    .exchange(
                            new KeyExchangeServer(
                                    "keys.test",
                                    InetAddress.getLoopbackAddress(),
                                    server.port(),
                                    123,
                                    new Authorities.OfFile(file)))
                    .join();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static KeyExchangeFailure failure(KeyExchange result) {
        return ((KeyExchange.Failed) result).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_1970, IN_2100})
    void aCertificateOfTodayIsBelievedWhateverTheHostsClockSays(String hostClock) {
        host = UtcInstant.parse(hostClock);
        var result = exchange(measured(0L, 0L, 0L), "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        assertThat(result).isInstanceOf(KeyExchange.Established.class);
    }

    @ParameterizedTest
    @CsvSource({
        IN_1970 + ", 1970-01-02T00:00:00Z, 1971-01-01T00:00:00Z",
        IN_2100 + ", 2099-01-01T00:00:00Z, 2101-01-01T00:00:00Z"
    })
    void aCertificateThatOnlyTheHostsClockMakesValidIsRefused(
            String hostClock, String notBefore, String notAfter) {
        host = UtcInstant.parse(hostClock);
        assertThat(failure(exchange(measured(0L, 0L, 0L), notBefore, notAfter)))
                .isEqualTo(KeyExchangeFailure.CERTIFICATE_DATE);
    }

    @Test
    void nothingIsAskedForBeforeTheChainHasAgreed() {
        assertThat(failure(exchange(machine(), "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .isEqualTo(KeyExchangeFailure.TIME_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1_700_000_000L, -3600, 3600, 1_000_000_000L})
    void oneServerThatLiesIsOutvoted(long error) {
        var status = measured(0L, error, 0L).status(now());
        assertThat(status.datesReason()).isEqualTo(DatesReason.ROUGHTIME);
        assertThat(status.datesText()).contains("2026-11-23");
        assertThat(status.steps().get(1).text())
                .contains("party 0, party 2 (2 of 3 parties)", "contradict each other");
    }

    @Test
    void withoutAMajorityNothingIsBelieved() {
        assertThat(measured(null, null, null).status(now()).datesReason())
                .isEqualTo(DatesReason.NO_MAJORITY);
        assertThat(measured(0L, 7200L, null).status(now()).datesReason())
                .isEqualTo(DatesReason.NO_MAJORITY);
        assertThat(measured(0L, 7200L, -7200L).status(now()).reason())
                .contains("answers came from party 0, party 1, party 2", "contradict each other");
        assertThat(measured(0L, 0L, 7200L, 7200L).status(now()).datesReason())
                .isEqualTo(DatesReason.NO_MAJORITY);
    }
}
