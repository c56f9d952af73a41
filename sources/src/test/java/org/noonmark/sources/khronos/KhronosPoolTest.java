package org.noonmark.sources.khronos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.noonmark.time.TimeDelta;

class KhronosPoolTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final KhronosPool pool = new KhronosPool(10, new SplittableRandom(1));

    private static List<InetAddress> servers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> InetAddress.ofLiteral("192.0.2." + i))
                .toList();
    }

    private static InetAddress server(int i) {
        return InetAddress.ofLiteral("192.0.2." + i);
    }

    @Test
    void oneForgedAnswerDoesNotFillIt() {
        pool.gather(servers(0, 200));
        assertThat(pool.size()).isEqualTo(KhronosPool.MOST_AT_A_TIME);
    }

    @Test
    void gathersOverTimeUpToItsBound() {
        for (int i = 0; i < 20; i++) {
            pool.gather(servers(0, 200));
        }
        assertThat(pool.size()).isEqualTo(10);
        assertThat(pool.isFull()).isTrue();
        assertThat(pool.candidates(Set.of(), 0)).doesNotHaveDuplicates();
    }

    @Test
    void theSameServerCountsOnceAndAddressesOfNobodyNever() {
        var one = server(1);
        var nobody = InetAddress.ofLiteral("0.0.0.0");
        pool.gather(List.of(one, one, nobody, InetAddress.ofLiteral("224.0.1.1")));
        pool.gather(List.of(one));
        assertThat(pool.candidates(Set.of(), 0)).containsExactly(one);
    }

    @Test
    void theStationsOwnSourcesAreNotAsked() {
        pool.gather(servers(1, 4));
        assertThat(pool.candidates(Set.of(server(2)), 0))
                .containsExactlyInAnyOrder(server(1), server(3));
    }

    @Test
    void whoRefusesRests() {
        pool.gather(servers(1, 3));
        pool.note(new PoolAnswer.Kissed(server(1), "RATE"), 0);
        pool.note(new PoolAnswer.Kissed(server(2), "DENY"), 0);
        assertThat(pool.candidates(Set.of(), HOUR - 1)).isEmpty();
        assertThat(pool.candidates(Set.of(), HOUR)).containsExactly(server(1));
        assertThat(pool.candidates(Set.of(), 24 * HOUR)).hasSize(2);
    }

    @Test
    void whoStaysSilentGoes() {
        pool.gather(servers(1, 2));
        for (int i = 0; i < 3; i++) {
            pool.note(new PoolAnswer.Silent(server(1)), 0);
        }
        pool.note(new PoolAnswer.Measured(server(1), 0, TimeDelta.ZERO), 0);
        for (int i = 0; i < 3; i++) {
            pool.note(new PoolAnswer.Silent(server(1)), 0);
        }
        assertThat(pool.size()).isEqualTo(1);
        pool.note(new PoolAnswer.Silent(server(1)), 0);
        assertThat(pool.size()).isZero();
    }
}
