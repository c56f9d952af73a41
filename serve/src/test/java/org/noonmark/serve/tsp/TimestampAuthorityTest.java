package org.noonmark.serve.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.events.AuthenticationEvent.CertificateRenewed;
import org.noonmark.events.AuthenticationEvent.TimestampsIssued;
import org.noonmark.linux.HostClocks;
import org.noonmark.metrology.UncertaintyModel;
import org.noonmark.metrology.Upstream;
import org.noonmark.serve.AccessRules;
import org.noonmark.serve.AddressPrefix;
import org.noonmark.serve.RateLimit;
import org.noonmark.serve.RecordedEvents;
import org.noonmark.serve.SetClock;
import org.noonmark.serve.SuspendWatch;
import org.noonmark.station.ServedLine;
import org.noonmark.station.Snapshot;
import org.noonmark.testkit.Property;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.ClockState;
import org.noonmark.time.LeapTable;
import org.noonmark.time.TaiInstant;
import org.noonmark.time.TimeDelta;
import org.noonmark.time.TimeInterval;
import org.noonmark.time.UtcInstant;
import org.noonmark.tsp.HashAlgorithm;
import org.noonmark.tsp.Octets;
import org.noonmark.tsp.PkiFailure;
import org.noonmark.tsp.TimestampRequest;
import org.noonmark.tsp.TimestampResponse;
import org.noonmark.tsp.TimestampSigner;
import org.noonmark.tsp.TokenInfo;
import org.noonmark.tsp.TokenVerifier;
import org.noonmark.tsp.Verified;

class TimestampAuthorityTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final TestCertificates AUTHORITY = TestCertificates.authority(FROM, UNTIL);
    private static final TestCertificates.Issued OWN = AUTHORITY.timestamping("tsa", FROM, UNTIL);
    private static final String POLICY = "1.3.6.1.4.1.32473.1";
    private static final LeapTable TABLE = LeapTable.embedded();
    private static final TaiInstant NOW = TABLE.toTai(UtcInstant.parse("2026-11-23T09:45:59.5Z"));

    private final HostClocks clocks = HostClocks.open();
    private final RecordedEvents events = new RecordedEvents();
    private Snapshot snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, NOW);
    private TimestampAuthority authority;

    @BeforeEach
    void start() throws GeneralSecurityException {
        start(TimestampConfig.standard());
    }

    private void start(TimestampConfig config) throws GeneralSecurityException {
        var signer =
                TimestampSigner.of(
                        OWN.key(), List.of(OWN.certificate()), POLICY, new SecureRandom());
        authority =
                TimestampAuthority.start(
                        config, () -> signer, () -> snapshot, clocks, new SecureRandom(), events);
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private Snapshot snapshot(ClockState state, double halfWidthSeconds, TaiInstant tai) {
        return snapshot(state, halfWidthSeconds, tai, TABLE);
    }

    private Snapshot snapshot(
            ClockState state, double halfWidthSeconds, TaiInstant tai, LeapTable table) {
        long counter = clocks.counterNanos();
        return new Snapshot(
                new ServedLine(counter, tai, 0, 0, counter),
                UncertaintyModel.linear(halfWidthSeconds, 0),
                state,
                new Upstream(1, 0xC000_0263, TimeDelta.ofMillis(1)),
                table);
    }

    private static TimestampRequest request(Optional<String> policy) {
        return new TimestampRequest(
                HashAlgorithm.SHA256,
                Octets.of(new byte[32]),
                policy,
                Optional.of(BigInteger.valueOf(7)),
                true);
    }

    private byte[] token(TimestampRequest request) {
        var response = TimestampResponse.decode(authority.answer(request.encode()));
        return ((TimestampResponse.Granted) response).token().toArray();
    }

    private TokenInfo granted(TimestampRequest request) {
        var token = token(request);
        var verifier = new TokenVerifier(List.of(AUTHORITY.certificate()), List.of());
        return ((Verified.Trusted) verifier.verify(token, request)).info();
    }

    private void assertRefuses(byte[] request, PkiFailure failure, TimestampOutcome outcome) {
        long before = authority.counters().count(outcome);
        assertThat(TimestampResponse.decode(authority.answer(request)))
                .isInstanceOfSatisfying(
                        TimestampResponse.Refused.class,
                        refused -> assertThat(refused.failure()).contains(failure));
        assertThat(authority.counters().count(outcome)).isEqualTo(before + 1);
    }

    private void assertNoTime(TimestampOutcome outcome) {
        assertRefuses(request(Optional.empty()).encode(), PkiFailure.TIME_NOT_AVAILABLE, outcome);
    }

    @Test
    void grantsATokenUnderItsPolicy() {
        var info = granted(request(Optional.of(POLICY)));
        assertThat(info.policy()).isEqualTo(POLICY);
        assertThat(info.signer()).isEqualTo(OWN.certificate());
        assertThat(authority.counters().count(TimestampOutcome.GRANTED)).isEqualTo(1);
    }

    @Test
    void alwaysHoldsTheIntervalThatTheSnapshotHadThen() {
        Property.forAll(
                200,
                (random, size) -> 1e-6 * Math.pow(10, random.nextDouble() * 5.9),
                halfWidth -> {
                    snapshot = snapshot(ClockState.HOLDOVER, halfWidth, NOW);
                    long before = clocks.counterNanos();
                    var info = granted(request(Optional.empty()));
                    var told =
                            TimeInterval.around(
                                    TABLE.toTai(info.genTime()),
                                    info.accuracy().orElseThrow().toDelta());
                    var first = snapshot.at(before).interval();
                    var last = snapshot.at(clocks.counterNanos()).interval();
                    assertThat(told.earliest().isAfter(last.earliest())).isFalse();
                    assertThat(told.latest().isBefore(first.latest())).isFalse();
                    assertThat(told.width().isLessThan(first.width())).isFalse();
                });
    }

    @Test
    void serialsAreRandomAndPositive() {
        var serials = new HashSet<BigInteger>();
        for (int i = 0; i < 50; i++) {
            var serial = granted(request(Optional.empty())).serial();
            assertThat(serial).isPositive();
            assertThat(serial.bitLength()).isLessThanOrEqualTo(128);
            serials.add(serial);
        }
        assertThat(serials).hasSize(50);
        assertThat(serials).anyMatch(serial -> serial.bitLength() > 120);
    }

    @Test
    void isSilentAboutTimeThatIsNotKnownWellEnough() {
        snapshot = snapshot(ClockState.UNTRUSTED, 0.01, NOW);
        assertNoTime(TimestampOutcome.TIME_NOT_USABLE);
        snapshot = snapshot(ClockState.STARTING, 0.01, NOW);
        assertNoTime(TimestampOutcome.TIME_NOT_USABLE);
        snapshot = snapshot(ClockState.HOLDOVER, 1.01, NOW);
        assertNoTime(TimestampOutcome.INTERVAL_TOO_WIDE);
        snapshot = snapshot(ClockState.HOLDOVER, 0.99, NOW);
        assertThat(granted(request(Optional.empty())).accuracy()).isPresent();
    }

    @Test
    void isSilentWhileALeapSecondPasses() {
        var leap = TABLE.toTai(UtcInstant.parse("2016-12-31T23:59:60.2Z"));
        snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, leap);
        assertNoTime(TimestampOutcome.LEAP_SECOND);
    }

    @Test
    void makesNoTokenThatItsCertificateDoesNotCover() {
        var before = TABLE.toTai(UtcInstant.parse("2025-12-31T23:59:00Z"));
        snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, before);
        assertRefuses(
                request(Optional.empty()).encode(),
                PkiFailure.SYSTEM_FAILURE,
                TimestampOutcome.CERTIFICATE_NOT_VALID);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefuses(
                new byte[] {1, 2, 3}, PkiFailure.BAD_DATA_FORMAT, TimestampOutcome.BAD_DATA_FORMAT);
        assertRefuses(
                request(Optional.of("1.2.3")).encode(),
                PkiFailure.UNACCEPTED_POLICY,
                TimestampOutcome.UNACCEPTED_POLICY);
        // SHA-1, by the specification's object identifier 1.3.14.3.2.26.
        assertRefuses(
                HexFormat.of()
                        .parseHex("30260201013021300906052b0e03021a05000414" + "00".repeat(20)),
                PkiFailure.BAD_ALG,
                TimestampOutcome.BAD_ALGORITHM);
    }

    /// A leap second that the table does not know would make tokens wrong by a second.
    @Test
    void isSilentAroundTheEndOfAHalfYearWhenItsTableHasExpired() {
        var old = new LeapTable(TABLE.leaps(), UtcInstant.parse("2026-06-28T00:00:00Z"));
        for (var time : List.of("2026-06-30T00:00:01Z", "2026-07-01T23:59:58Z")) {
            var tai = TABLE.toTai(UtcInstant.parse(time));
            snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, tai, old);
            assertNoTime(TimestampOutcome.TIME_NOT_USABLE);
            snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, tai, TABLE);
            assertThat(granted(request(Optional.empty())).accuracy()).isPresent();
        }
        for (var time : List.of("2026-06-29T23:59:58Z", "2026-07-02T00:00:01Z")) {
            var tai = TABLE.toTai(UtcInstant.parse(time));
            snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, tai, old);
            assertThat(granted(request(Optional.empty())).accuracy()).isPresent();
        }
    }

    @Test
    void isSilentFromASleepOfTheMachineUntilASnapshotAfterIt() {
        var suspended = new AtomicLong();
        var moment =
                new StampMoment(
                        () -> snapshot,
                        clocks,
                        TimeDelta.ofSeconds(1),
                        new SuspendWatch(suspended::get));
        assertThat(moment.now()).isInstanceOf(StampMoment.Found.Time.class);
        suspended.set(Duration.ofSeconds(1).toNanos());
        assertThat(moment.now())
                .isInstanceOfSatisfying(
                        StampMoment.Found.None.class,
                        none -> assertThat(none.why()).isEqualTo(TimestampOutcome.TIME_NOT_USABLE));
        snapshot = snapshot(ClockState.SYNCHRONIZED, 0.01, NOW);
        assertThat(moment.now()).isInstanceOf(StampMoment.Found.Time.class);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void offersTokensToTheLedgerAfterEachPeriod() throws Exception {
        authority.close();
        start(
                new TimestampConfig(
                        TimeDelta.ofSeconds(1),
                        AccessRules.allowAll(),
                        RateLimit.NONE,
                        Duration.ofMillis(100)));
        var hash = MerkleRoot.sha256().digest(token(request(Optional.empty())));
        while (events.all().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(events.of(TimestampsIssued.class))
                .extracting(TimestampsIssued::hashes)
                .containsExactly(HexFormat.of().formatHex(hash));
    }

    /// The files are looked at every two seconds; a change is taken at the second look.
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void signsWithARenewedPair(@TempDir Path folder) throws Exception {
        write(OWN, folder);
        try (var identity =
                TimestampAuthority.identity(
                        folder.resolve("server.crt"),
                        folder.resolve("server.key"),
                        POLICY,
                        new SetClock(),
                        events)) {
            var renewed = AUTHORITY.timestamping("tsa", FROM, UNTIL);
            write(renewed, folder);
            while (events.of(CertificateRenewed.class).isEmpty()) {
                Thread.onSpinWait();
            }
            authority.close();
            authority =
                    TimestampAuthority.start(
                            TimestampConfig.standard(),
                            identity::get,
                            () -> snapshot,
                            clocks,
                            new SecureRandom(),
                            events);
            assertThat(granted(request(Optional.empty())).signer())
                    .isEqualTo(renewed.certificate());
        }
    }

    private static void write(TestCertificates.Issued issued, Path folder) throws IOException {
        issued.writeTo(folder);
        Files.setPosixFilePermissions(
                folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void offersTokensToTheLedgerWhenItStops() {
        granted(request(Optional.empty()));
        granted(request(Optional.empty()));
        authority.close();
        assertThat(events.of(TimestampsIssued.class))
                .singleElement()
                .satisfies(event -> assertThat(event.count()).isEqualTo(2));
    }

    @Test
    void answersNobodyWhoIsDeniedOrAsksTooOften() throws Exception {
        var denied = AddressPrefix.parse("192.0.2.0/24").orElseThrow();
        authority.close();
        start(
                new TimestampConfig(
                        TimeDelta.ofSeconds(1),
                        new AccessRules(List.of(new AccessRules.Rule(denied, false)), true),
                        RateLimit.perSecond(0.001, 2),
                        Duration.ofSeconds(10)));
        assertThat(authority.whyNot(InetAddress.ofLiteral("192.0.2.7")))
                .contains(TimestampOutcome.DENIED);
        var client = InetAddress.ofLiteral("2001:db8::1");
        assertThat(authority.whyNot(client)).isEmpty();
        assertThat(authority.whyNot(InetAddress.ofLiteral("2001:db8::2"))).isEmpty();
        for (int i = 0; i < 50; i++) {
            assertThat(authority.whyNot(client)).contains(TimestampOutcome.RATE_LIMITED);
        }
        assertThat(authority.whyNot(InetAddress.ofLiteral("198.51.100.1"))).isEmpty();
    }

    @Test
    void saysHowToMakeACertificateForTimeStamps(@TempDir Path folder) throws IOException {
        write(AUTHORITY.server(List.of("localhost"), FROM, UNTIL), folder);
        var key = folder.resolve("server.key");
        assertThatThrownBy(() ->
                        TimestampAuthority.identity(
                                folder.resolve("server.crt"), key, POLICY, new SetClock(), events))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server.crt: ")
                .hasMessageContaining("extendedKeyUsage=critical,timeStamping")
                .hasMessageContaining("openssl x509 -req");
    }
}
