package org.noonmark.sources;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.noonmark.events.StationEvent.SourceUnreachable;
import org.noonmark.metrology.ClockId;
import org.noonmark.sources.nts.ExchangePacing;

/// One configured name and the associations with its addresses.
///
/// A server has one association, a pool several. When an address fails, the next unused one takes
/// its place; when all are used up the name is looked up again. A name that cannot be found is
/// tried again after 8 s, then after twice as long each time, up to 1024 s.
///
/// Belongs to the loop's thread.
final class NtpSource {
    private static final long FIRST_RETRY_NANOS = 8_000_000_000L;
    private static final long LONGEST_RETRY_NANOS = 1_024_000_000_000L;

    private static final int MOST_PACINGS = 256;

    private final NtpSourceConfig config;
    private final AssociationContext context;
    private final List<NtpAssociation> associations = new ArrayList<>();
    private final ArrayDeque<InetAddress> unused = new ArrayDeque<>();

    /// Kept when an address gives way to another, so that coming back does not shorten the pauses.
    private final Map<InetAddress, ExchangePacing> pacings =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetAddress, ExchangePacing> eldest) {
                    return size() > MOST_PACINGS;
                }
            };

    private long nextLookupNanos;
    private long retryNanos = FIRST_RETRY_NANOS;
    private boolean looking;
    private boolean failureTold;

    NtpSource(NtpSourceConfig config, AssociationContext context, long counterNanos) {
        this.config = config;
        this.context = context;
        this.nextLookupNanos = counterNanos;
    }

    String host() {
        return config.host();
    }

    int port() {
        return config.port();
    }

    List<NtpAssociation> associations() {
        return List.copyOf(associations);
    }

    /// Certificates are judged by another time than before.
    void judgedAnew() {
        pacings.values().forEach(ExchangePacing::judgedAnew);
    }

    /// When [#isLookupDue] may become true.
    long nextActionCounterNanos() {
        return !looking && isAddressMissing() ? nextLookupNanos : Long.MAX_VALUE;
    }

    /// Whether a lookup has to be started now; it then counts as started.
    boolean isLookupDue(long counterNanos) {
        if (looking || !isAddressMissing() || counterNanos < nextLookupNanos) {
            return false;
        }
        looking = true;
        return true;
    }

    private boolean isAddressMissing() {
        return unused.isEmpty()
                && (associations.size() < config.addresses()
                        || associations.stream().anyMatch(NtpAssociation::hasFailed));
    }

    /// Takes the addresses that a lookup found.
    void found(List<InetAddress> addresses, long counterNanos) {
        scheduleNextLookup(counterNanos);
        failureTold = false;
        for (var address : addresses) {
            boolean taken = associations.stream().anyMatch(other -> other.server().equals(address));
            if (!taken && !unused.contains(address)) {
                unused.add(address);
            }
        }
        fillPlaces(counterNanos);
    }

    /// Takes that a lookup found nothing.
    void notFound(String why, long counterNanos) {
        scheduleNextLookup(counterNanos);
        if (!failureTold && associations.isEmpty()) {
            failureTold = true;
            context.events().publish(new SourceUnreachable(config.clock().name(), why));
        }
    }

    private void scheduleNextLookup(long counterNanos) {
        looking = false;
        nextLookupNanos = counterNanos + retryNanos;
        retryNanos = Math.min(LONGEST_RETRY_NANOS, 2 * retryNanos);
    }

    /// Puts unused addresses in the place of failed and missing ones. Returns whether any changed.
    boolean fillPlaces(long counterNanos) {
        boolean changed = false;
        for (int i = 0; i < config.addresses() && !unused.isEmpty(); i++) {
            if (i == associations.size()) {
                associations.add(associate(unused.remove(), counterNanos));
                changed = true;
            } else if (associations.get(i).hasFailed()) {
                associations.set(i, associate(unused.remove(), counterNanos));
                changed = true;
            }
        }
        if (changed) {
            retryNanos = FIRST_RETRY_NANOS;
        }
        return changed;
    }

    private NtpAssociation associate(InetAddress address, long counterNanos) {
        var clock =
                config.addresses() == 1
                        ? config.clock()
                        : new ClockId(config.clock().name() + "/" + address.getHostAddress());
        var pacing =
                pacings.computeIfAbsent(
                        address, _ -> new ExchangePacing(context.random(), counterNanos));
        return new NtpAssociation(
                config,
                clock,
                address,
                context,
                Protections.of(config, address, pacing, context),
                counterNanos);
    }
}
