package org.noonmark.app;

import java.util.Map;
import java.util.Optional;
import org.noonmark.linux.ServiceNotifier;
import org.noonmark.linux.SystemCallException;

/// Tells the service manager (systemd) that the station is ready and alive; does nothing where
/// there is none.
final class ServiceLink implements AutoCloseable {
    private final Optional<ServiceNotifier> notifier;
    private final boolean watched;

    private ServiceLink(Optional<ServiceNotifier> notifier, boolean watched) {
        this.notifier = notifier;
        this.watched = watched;
    }

    /// The manager that the environment names (NOTIFY_SOCKET, WATCHDOG_USEC; sd_notify(3)).
    static ServiceLink of(Map<String, String> environment) throws StartFailure {
        var socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (socket.isEmpty()) {
            return new ServiceLink(Optional.empty(), false);
        }
        try {
            return new ServiceLink(
                    Optional.of(ServiceNotifier.connect(socket)),
                    environment.containsKey("WATCHDOG_USEC"));
        } catch (SystemCallException | IllegalArgumentException failed) {
            throw new StartFailure(
                    "cannot tell the service manager (%s): correct or remove NOTIFY_SOCKET"
                            .formatted(failed.getMessage()),
                    failed);
        }
    }

    void ready() throws SystemCallException {
        if (notifier.isPresent()) {
            notifier.orElseThrow().ready();
        }
    }

    /// To be called at least twice within the watchdog's time.
    void alive() throws SystemCallException {
        if (watched) {
            notifier.orElseThrow().watchdog();
        }
    }

    void stopping() throws SystemCallException {
        if (notifier.isPresent()) {
            notifier.orElseThrow().stopping();
        }
    }

    @Override
    public void close() {
        notifier.ifPresent(ServiceNotifier::close);
    }
}
