package org.noonmark.simulation;

import java.util.List;
import org.noonmark.wire.ntp.Octets;

/// Somebody on the path: sees every datagram and says what arrives instead, and when.
@FunctionalInterface
public interface Attacker {
    /// A datagram under way.
    ///
    /// @param toServer whether it is a request
    /// @param arrivalNanos when it would arrive, true time
    record Flight(String server, boolean toServer, Octets datagram, long arrivalNanos) {
        public Flight delayedBy(long nanos) {
            return new Flight(server, toServer, datagram, arrivalNanos + nanos);
        }

        public Flight with(Octets other) {
            return new Flight(server, toServer, other, arrivalNanos);
        }
    }

    /// What arrives for `flight`; an empty list drops it.
    List<Flight> intercept(Flight flight, long nowNanos);

    /// Nobody.
    Attacker NONE = (flight, _) -> List.of(flight);
}
