package org.noonmark.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// chronyd takes its time from a station with NTS, and keeps its cookies through what operators do.
class ChronyNtsClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ADDRESS = "127.0.0.1";

    @TempDir Path folder;
    private final int ntpPort = Ports.free();
    private final int keyExchangePort = Ports.freeTcp();
    private NtsFiles files;

    @BeforeEach
    void files() {
        files = NtsFiles.create(folder, ADDRESS);
    }

    /// A line of `chronyc authdata`.
    ///
    /// @param keyId counts key exchanges
    record Authentication(
            String mode, int keyId, int type, int keyLength, int naks, int cookies, int length) {}

    private Station station(String... more) {
        var text = files.configuration(ADDRESS, ntpPort, keyExchangePort, more);
        return Station.configured(folder, text);
    }

    private Chronyd client() {
        return client(-2);
    }

    /// @param poll log2 s; each request takes one of eight cookies
    private Chronyd client(int poll) {
        return Chronyd.client(
                folder,
                "client",
                "server %s port %d nts ntsport %d minpoll %d maxpoll %d"
                        .formatted(ADDRESS, ntpPort, keyExchangePort, poll, poll),
                "nosystemcert",
                "ntstrustedcerts " + files.authority);
    }

    private static Optional<Authentication> authdata(Chronyd client) {
        return client.chronyc("-N", "-c", "authdata")
                .lines()
                .map(line -> line.split(",", -1))
                .filter(field -> field[0].equals(ADDRESS))
                .findFirst()
                .map(field ->
                        new Authentication(
                                field[1],
                                Integer.parseInt(field[2]),
                                Integer.parseInt(field[3]),
                                Integer.parseInt(field[4]),
                                Integer.parseInt(field[7]),
                                Integer.parseInt(field[8]),
                                Integer.parseInt(field[9])));
    }

    private static int goodReplies(Chronyd client) {
        return Integer.parseInt(client.ntpdata(ADDRESS).get("Total good RX"));
    }

    private static Authentication await(
            Chronyd client, String what, int replies, Predicate<Authentication> wanted) {
        return client.await(
                what,
                LIMIT,
                () ->
                        authdata(client)
                                .filter(wanted)
                                .filter(seen -> goodReplies(client) >= replies));
    }

    /// Empty until it is written for the first time.
    private String status() {
        try {
            return Files.readString(folder.resolve("data/status.json"));
        } catch (NoSuchFileException early) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The status is written once a second.
    private void awaitStatus(Chronyd client, String text) {
        client.await(
                text, LIMIT, () -> Optional.of(status()).filter(status -> status.contains(text)));
    }

    @Test
    void synchronisesToUs() {
        try (var _ = station();
                var client = client()) {
            var seen = await(client, "all cookies", 4, data -> data.cookies() == 8);
            assertThat(seen).isEqualTo(new Authentication("NTS", 1, 15, 256, 0, 8, 100));
            client.await(
                    "selected source",
                    LIMIT,
                    () ->
                            Optional.of(client.tracking())
                                    .filter(t -> "Normal".equals(t.get("Leap status"))));
            assertThat(client.chronyc("-n", "sources")).contains("^* 127.0.0.1");
            assertThat(client.ntpdata(ADDRESS)).containsEntry("Authenticated", "Yes");
        }
    }

    @Test
    void keepsItsCookiesThroughRotationsOfTheCookieKey() {
        try (var station = station("epoch = \"3 s\"");
                var client = client()) {
            // The mode is NTS from the beginning; the identifier counts exchanges.
            await(client, "NTS", 1, data -> data.keyId() == 1);
            station.awaitOutput(Pattern.compile("cookie keys of epoch \\d+ are in use"), 4);
            int replies = goodReplies(client);
            var after = await(client, "replies after rotations", replies + 4, data -> true);
            assertThat(after.keyId()).isEqualTo(1);
            assertThat(after.naks()).isZero();
            awaitStatus(client, "\"granted\" : 1");
        }
    }

    @Test
    void keepsItsCookiesThroughARestartWithTheSameRoot() {
        try (var first = station();
                // At four requests a second the cookies would not last for a restart.
                var client = client(1)) {
            await(client, "NTS", 1, data -> data.keyId() == 1);
            first.terminate();
            int replies = goodReplies(client);
            try (var _ = station()) {
                var after = await(client, "replies after the restart", replies + 2, data -> true);
                assertThat(after.keyId()).isEqualTo(1);
                assertThat(after.naks()).isZero();
                assertThat(status()).doesNotContain("granted");
            }
        }
    }

    @Test
    void comesBackForKeysWhenTheRootIsAnother() {
        try (var first = station();
                var client = client()) {
            await(client, "NTS", 1, data -> data.keyId() == 1);
            first.terminate();
            files.writeRoot("44556677".repeat(8));
            try (var _ = station()) {
                await(client, "new keys", 1, data -> data.keyId() == 2 && data.cookies() > 4);
                awaitStatus(client, "\"granted\" : 1");
            }
        }
    }

    @Test
    void doesNotBelieveAnotherAuthority() throws IOException {
        var strangers = NtsFiles.create(Files.createDirectory(folder.resolve("other")), ADDRESS);
        try (var _ = station();
                var client =
                        Chronyd.client(
                                folder,
                                "client",
                                "server %s port %d nts ntsport %d minpoll -2 maxpoll -2"
                                        .formatted(ADDRESS, ntpPort, keyExchangePort),
                                "nosystemcert",
                                "ntstrustedcerts " + strangers.authority)) {
            client.await(
                    "an attempt that was counted",
                    LIMIT,
                    () -> Optional.of(status()).filter(ChronyNtsClientTest::tellsOfARefusal));
            client.awaitOutput(Pattern.compile("certificate is NOT trusted"), LIMIT);
            assertThat(status()).doesNotContain("granted");
            assertThat(authdata(client)).hasValueSatisfying(d -> assertThat(d.cookies()).isZero());
            assertThat(List.of(goodReplies(client))).containsExactly(0);
        }
    }

    /// chronyd says why and closes at once: whether its alert or its reset is seen first is a race.
    private static boolean tellsOfARefusal(String status) {
        return status.contains("handshake failed") || status.contains("client closed");
    }
}
