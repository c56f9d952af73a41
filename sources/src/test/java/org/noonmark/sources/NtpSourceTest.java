package org.noonmark.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.noonmark.sources.Exercise.plain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.metrology.ReadingSink;
import org.noonmark.time.LeapTable;

class NtpSourceTest implements ReadingSink {
    private static final long SECOND = 1_000_000_000L;

    private final List<StationEvent> events = new ArrayList<>();
    private final AssociationContext context =
            new AssociationContext(
                    LeapTable::embedded,
                    AssociationContext.BEGINNING,
                    _ -> false,
                    new SplittableRandom(1),
                    this,
                    events::add);

    @Override
    public void accept(Reading reading) {}

    @Override
    public void unreachable(ClockId clock) {}

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private NtpSource source(int addresses) {
        return new NtpSource(plain().withAddresses(addresses), context, 0);
    }

    private static List<InetAddress> servers(NtpSource source) {
        return source.associations().stream().map(NtpAssociation::server).toList();
    }

    /// Lets the first association send nine requests that nobody answers.
    private static long silence(NtpSource source, long from) {
        long now = from;
        var association = source.associations().getFirst();
        while (!association.hasFailed()) {
            now = Math.max(now, association.nextActionCounterNanos());
            association.poll(now);
        }
        return now;
    }

    @Test
    void looksTheNameUpOnceAtTheStart() {
        var source = source(1);

        assertThat(source.nextActionCounterNanos()).isZero();
        assertThat(source.isLookupDue(0)).isTrue();
        assertThat(source.isLookupDue(0)).isFalse();
        source.found(List.of(address(1), address(2)), 1);

        assertThat(servers(source)).containsExactly(address(1));
        assertThat(source.isLookupDue(1000 * SECOND)).isFalse();
        assertThat(source.nextActionCounterNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPoolHasAnAssociationForEachAddress() {
        var source = source(3);
        source.isLookupDue(0);
        source.found(List.of(address(1), address(2), address(1), address(3), address(4)), 1);

        assertThat(servers(source)).containsExactly(address(1), address(2), address(3));
        assertThat(source.associations())
                .extracting(association -> association.clock().name())
                .contains("192.0.2.1/192.0.2.1", "192.0.2.1/192.0.2.3");
    }

    @Test
    void aFailedAddressGivesWayToTheNext() {
        var source = source(1);
        source.isLookupDue(0);
        source.found(List.of(address(1), address(2)), 1);
        long now = silence(source, 1);

        assertThat(source.fillPlaces(now)).isTrue();

        assertThat(servers(source)).containsExactly(address(2));
        assertThat(source.associations().getFirst().clock()).isEqualTo(new ClockId("192.0.2.1"));
    }

    @Test
    void looksAgainWhenEveryAddressIsUsedUp() {
        var source = source(1);
        source.isLookupDue(0);
        source.found(List.of(address(1)), 1);
        long now = silence(source, 1);

        assertThat(source.fillPlaces(now)).isFalse();
        assertThat(source.isLookupDue(now)).isTrue();
        source.found(List.of(address(1)), now);
        assertThat(servers(source)).as("still asked").containsExactly(address(1));
        assertThat(source.isLookupDue(now + SECOND)).isFalse();
        assertThat(source.isLookupDue(source.nextActionCounterNanos())).isTrue();
        source.found(List.of(address(1), address(7)), now);
        assertThat(servers(source)).containsExactly(address(7));
    }

    @Test
    void aNameThatIsNotFoundIsTriedAgainMoreAndMoreSlowly() {
        var source = source(1);
        var pauses = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 10; i++) {
            assertThat(source.isLookupDue(now)).isTrue();
            source.notFound("no such name", now);
            pauses.add((source.nextActionCounterNanos() - now) / SECOND);
            now = source.nextActionCounterNanos();
        }

        assertThat(pauses)
                .containsExactly(8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1024L, 1024L);
        assertThat(events)
                .containsExactly(new StationEvent.SourceUnreachable("192.0.2.1", "no such name"));
    }
}
