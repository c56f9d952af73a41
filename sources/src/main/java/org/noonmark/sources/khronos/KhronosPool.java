package org.noonmark.sources.khronos;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The servers that names led to over time (RFC 9523 section 3.1).
///
/// Looking all names up once adds [#MOST_AT_A_TIME] at most: otherwise whoever forges the resolver
/// for a second has the pool. A server that stays silent goes, one that sent a kiss code rests.
final class KhronosPool {
    /// What pool.ntp.org gives at a time.
    static final int MOST_AT_A_TIME = 4;

    private static final int SILENCES_TO_GO = 4;
    private static final long SECOND = 1_000_000_000L;
    private static final long RATE_REST_NANOS = 3_600 * SECOND;
    private static final long REFUSAL_REST_NANOS = 86_400 * SECOND;

    private final int most;
    private final RandomGenerator random;
    private final Map<InetAddress, Member> members = new LinkedHashMap<>();

    private static final class Member {
        private int silences;
        private long restsUntilNanos = Long.MIN_VALUE;
    }

    KhronosPool(int most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    int size() {
        return members.size();
    }

    boolean isFull() {
        return members.size() >= most;
    }

    /// Takes addresses that the operator wrote down.
    void add(Set<InetAddress> written) {
        for (var address : written) {
            if (!isFull() && isSomebody(address)) {
                members.putIfAbsent(address, new Member());
            }
        }
    }

    /// Takes some of what looking all names up found, chosen at random.
    void gather(List<InetAddress> found) {
        var fresh = new ArrayList<InetAddress>();
        for (var address : found) {
            if (isSomebody(address) && !members.containsKey(address) && !fresh.contains(address)) {
                fresh.add(address);
            }
        }
        for (int i = 0; i < MOST_AT_A_TIME && !fresh.isEmpty() && !isFull(); i++) {
            members.put(fresh.remove(random.nextInt(fresh.size())), new Member());
        }
    }

    private static boolean isSomebody(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    /// Who may be asked now.
    ///
    /// @param excluded the station's own sources, which cannot watch themselves
    List<InetAddress> candidates(Set<InetAddress> excluded, long counterNanos) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().restsUntilNanos <= counterNanos)
                .map(Map.Entry::getKey)
                .filter(address -> !excluded.contains(address))
                .toList();
    }

    /// Notes what became of asking a server.
    void note(PoolAnswer answer, long counterNanos) {
        var member = members.get(answer.server());
        if (member == null) {
            return;
        }
        switch (answer) {
            case PoolAnswer.Measured _ -> member.silences = 0;
            case PoolAnswer.Silent _ -> {
                member.silences++;
                if (member.silences >= SILENCES_TO_GO) {
                    members.remove(answer.server());
                }
            }
            case PoolAnswer.Kissed(var _, var code) ->
                    member.restsUntilNanos =
                            counterNanos
                                    + (code.equals("RATE") ? RATE_REST_NANOS : REFUSAL_REST_NANOS);
        }
    }
}
