package org.noonmark.app;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Everything that one station serves, started in the order in which it is added and stopped the
/// other way round.
final class ServerSet implements AutoCloseable {
    private final List<Service> services = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();

    /// One protocol that is served.
    ///
    /// @param protocol as people call it: NTP
    /// @param counters what became of what came, by name; only what is not 0
    /// @param failure the first bug that it met and went on from
    record Service(
            String protocol,
            List<InetSocketAddress> listening,
            Supplier<Map<String, Long>> counters,
            Supplier<? extends Optional<? extends Throwable>> failure,
            Runnable closing) {
        Service {
            listening = List.copyOf(listening);
        }

        /// Where it listens, for people.
        String text() {
            return protocol + " on " + Addresses.text(listening);
        }
    }

    void add(Service service) {
        services.add(service);
    }

    /// What several services share is closed after all of them.
    void closeLast(Runnable closing) {
        closings.add(closing);
    }

    List<Service> services() {
        return List.copyOf(services);
    }

    /// What is served and where, for people.
    String text() {
        return services.isEmpty()
                ? "no server is switched on"
                : services.stream().map(Service::text).collect(Collectors.joining(", "));
    }

    /// The first bug of any service.
    Optional<Throwable> failure() {
        return services.stream()
                .<Throwable>flatMap(service -> service.failure().get().stream())
                .findFirst();
    }

    @Override
    public void close() {
        services.reversed().forEach(service -> service.closing().run());
        closings.reversed().forEach(Runnable::run);
    }
}
