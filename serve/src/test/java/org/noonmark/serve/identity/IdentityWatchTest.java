package org.noonmark.serve.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.noonmark.events.AuthenticationEvent.CertificateExpires;
import org.noonmark.events.AuthenticationEvent.CertificateRenewed;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.events.AuthenticationEvent.KeyChanged.Change;
import org.noonmark.events.AuthenticationEvent.ServerSecretNotUsed;
import org.noonmark.serve.RecordedEvents;
import org.noonmark.serve.SetClock;
import org.noonmark.testkit.TestCertificates;
import org.noonmark.time.UtcInstant;

class IdentityWatchTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-31T12:00:00Z");

    @TempDir Path folder;
    private final TestCertificates authority = TestCertificates.authority(FROM, LATER);
    private final SetClock clock = new SetClock();
    private final RecordedEvents events = new RecordedEvents();
    private long writes;

    @BeforeEach
    void write() throws IOException {
        write(issued(UNTIL));
    }

    private TestCertificates.Issued issued(Instant until) {
        return authority.server(List.of("time.example"), FROM, until);
    }

    private void write(TestCertificates.Issued issued) throws IOException {
        issued.writeTo(folder);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
        touched();
    }

    /// Times of files may be too coarse for a test that writes twice in a millisecond.
    private void touched() throws IOException {
        writes++;
        Files.setLastModifiedTime(certificate(), FileTime.fromMillis(writes * 10_000));
        Files.setLastModifiedTime(key(), FileTime.fromMillis(writes * 10_000));
    }

    private Path certificate() {
        return folder.resolve("server.crt");
    }

    private Path key() {
        return folder.resolve("server.key");
    }

    private IdentityWatch<ServerIdentity> watch() throws IOException {
        return IdentityWatch.of(
                new IdentityWatch.Use<>(
                        "a server", KeyChanged.Use.NTS_CERTIFICATE, identity -> identity),
                certificate(),
                key(),
                clock,
                events);
    }

    @Test
    void takesANewPairIntoUse() throws IOException {
        var watch = watch();
        var before = watch.get();
        write(issued(LATER));
        watch.look();
        assertThat(watch.get()).as("may still be written").isSameAs(before);
        watch.look();
        assertThat(watch.get()).isNotSameAs(before);
        var expiry = UtcInstant.ofPosix(LATER.getEpochSecond(), 0);
        assertThat(events.told())
                .containsExactly(new CertificateRenewed(certificate().toString(), expiry));
        var keys = events.of(KeyChanged.class);
        assertThat(keys)
                .extracting(KeyChanged::change)
                .containsExactly(Change.NEW, Change.RETIRED, Change.NEW);
        assertThat(keys.get(1).key()).isEqualTo(keys.get(0).key()).matches("[0-9a-f]{64}");
        assertThat(keys.get(2).key()).isNotEqualTo(keys.get(0).key());
        assertThat(keys.get(2).until()).contains(expiry);
    }

    @Test
    void keepsTheOldPairWhenTheNewOneIsBroken() throws IOException {
        var watch = watch();
        var before = watch.get();
        Files.writeString(certificate(), issued(LATER).chainPem());
        touched();
        for (int i = 0; i < 4; i++) {
            watch.look();
        }
        assertThat(watch.get()).isSameAs(before);
        assertThat(events.of(ServerSecretNotUsed.class))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.text()).contains("is not the key of the certificate"));
    }

    @Test
    void aKeyThatCouldNotBeReadIsReadOnceItsModeIsRight() throws IOException {
        var watch = watch();
        var before = watch.get();
        write(issued(LATER));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        for (int i = 0; i < 4; i++) {
            watch.look();
        }
        assertThat(watch.get()).isSameAs(before);
        assertThat(events.of(ServerSecretNotUsed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("chmod 600"));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------"));
        watch.look();
        watch.look();
        assertThat(watch.get()).isNotSameAs(before);
        assertThat(events.of(CertificateRenewed.class)).hasSize(1);
        watch.look();
        assertThat(events.told()).as("read once").hasSize(2);
    }

    @Test
    void aBugDoesNotEndTheWatch() throws IOException {
        var watch = watch();
        clock.failOnce();
        watch.lookOrTell();
        assertThat(events.of(ServerSecretNotUsed.class)).hasSize(1);
        clock.set(UtcInstant.parse("2026-06-30T12:00:01Z"));
        watch.lookOrTell();
        assertThat(events.of(CertificateExpires.class)).hasSize(1);
    }

    @Test
    void warnsTwoWeeksBeforeTheEndAndAtTheEndByStationTime() throws IOException {
        var watch = watch();
        watch.look();
        clock.set(UtcInstant.parse("2026-06-16T11:59:00Z"));
        watch.look();
        assertThat(events.told()).isEmpty();
        clock.set(UtcInstant.parse("2026-06-16T12:01:00Z"));
        watch.look();
        watch.look();
        clock.set(UtcInstant.parse("2026-06-30T12:00:01Z"));
        watch.look();
        watch.look();
        assertThat(events.of(CertificateExpires.class))
                .extracting(CertificateExpires::expired)
                .containsExactly(false, true);
    }

    @Test
    void warnsOfTheCertificateOfTheChainThatEndsFirst() throws IOException {
        var between = authority.intermediate("between", FROM, UNTIL);
        write(between.server(List.of("time.example"), FROM, LATER));
        var watch = watch();
        clock.set(UtcInstant.parse("2026-06-30T12:00:01Z"));
        watch.look();
        assertThat(events.told())
                .containsExactly(
                        new CertificateExpires(
                                certificate().toString(),
                                UtcInstant.ofPosix(UNTIL.getEpochSecond(), 0),
                                true));
    }

    @Test
    void keepsTheOldPairWhileTheNewOneIsNotValidYet() throws IOException {
        clock.set(UtcInstant.parse("2026-03-01T00:00:00Z"));
        var watch = watch();
        var before = watch.get();
        write(authority.server(List.of("x"), Instant.parse("2026-03-02T00:00:00Z"), LATER));
        for (int i = 0; i < 4; i++) {
            watch.look();
        }
        assertThat(watch.get()).isSameAs(before);
        assertThat(events.of(ServerSecretNotUsed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains("is not valid before"));
        clock.set(UtcInstant.parse("2026-03-02T00:00:01Z"));
        watch.look();
        assertThat(watch.get()).isNotSameAs(before);
    }

    @Test
    void keepsWhatWasMadeOfTheOldPairWhenTheServerCannotUseTheNewOne() throws IOException {
        IdentityWatch.Maker<ServerIdentity> maker =
                identity -> {
                    if (identity.chain().getFirst().getNotAfter().toInstant().equals(LATER)) {
                        throw new IOException("for another purpose");
                    }
                    return identity;
                };
        var use = new IdentityWatch.Use<>("a server", KeyChanged.Use.NTS_CERTIFICATE, maker);
        var watch = IdentityWatch.of(use, certificate(), key(), clock, events);
        var before = watch.get();
        write(issued(LATER));
        watch.look();
        watch.look();
        assertThat(watch.get()).isSameAs(before);
        assertThat(events.of(ServerSecretNotUsed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.text()).endsWith(": for another purpose"));
    }

    @Test
    void saysWhatIsWrongWithTheFiles() throws IOException {
        Files.writeString(certificate(), "nothing");
        assertThatThrownBy(this::watch).hasMessageContaining("server.crt: ");

        write(issued(UNTIL));
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::watch).hasMessageContaining("chmod 600");

        write(issued(UNTIL));
        Files.writeString(key(), "-----BEGIN EC PRIVATE KEY-----\nAA==\n");
        assertThatThrownBy(this::watch).hasMessageContaining("openssl pkcs8 -topk8");

        write(issued(UNTIL));
        var rsa = authority.server(TestCertificates.KeyKind.RSA2048, List.of("x"), FROM, UNTIL);
        Files.writeString(key(), rsa.keyPem());
        assertThatThrownBy(this::watch).hasMessageContaining("no key of the kind").hasNoCause();
    }
}
