package org.noonmark.sources;

import java.util.Map;
import java.util.Optional;
import org.noonmark.metrology.ClockId;
import org.noonmark.metrology.Reading;
import org.noonmark.time.TimeDelta;

/// What an operator may want to know of one server address.
///
/// @param host as configured
/// @param reach one bit for each of the last eight requests, the latest lowest, set when it gave a
///   reading
/// @param pollExponent log2 s
/// @param interleaved whether the last reply was in interleaved mode
/// @param address NTP packets go to, with `port`
/// @param authenticated whether forged replies are told from real ones
/// @param replies those that belonged to a request
/// @param refusals datagrams by why they did not become a reading
/// @param trouble why there is no reading, empty while the server is reachable
/// @param nts the keys, for a server with NTS
public record AssociationStatus(
        ClockId clock,
        String host,
        String address,
        int port,
        boolean reachable,
        int reach,
        int pollExponent,
        boolean interleaved,
        boolean authenticated,
        long requests,
        long replies,
        Map<Refusal, Long> refusals,
        String trouble,
        Optional<Reading> lastReading,
        Optional<TimeDelta> lastDelay,
        Optional<NtsStatus> nts) {
    public AssociationStatus {
        refusals = Map.copyOf(refusals);
    }
}
