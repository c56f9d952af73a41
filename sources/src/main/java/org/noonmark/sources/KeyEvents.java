package org.noonmark.sources;

import java.util.Optional;
import org.noonmark.events.AuthenticationEvent.KeyExchangeFailed;
import org.noonmark.events.AuthenticationEvent.KeysEstablished;
import org.noonmark.events.StationEvent;
import org.noonmark.metrology.ClockId;
import org.noonmark.sources.nts.KeyExchange;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.KeyExchangeServer;

/// What operators are told of an exchange of keys.
final class KeyEvents {
    private KeyEvents() {}

    /// The event, unless the exchange failed as the one before did.
    ///
    /// @param failedBefore text of the failure of the exchange before, or empty
    static Optional<StationEvent> of(
            ClockId clock, KeyExchangeServer server, KeyExchange result, String failedBefore) {
        return switch (result) {
            case KeyExchange.Failed failed when failed.text().equals(failedBefore) ->
                    Optional.empty();
            // Whoever judges certificates tells once for all sources why nobody can.
            case KeyExchange.Failed failed
                    when failed.reason() == KeyExchangeFailure.TIME_UNKNOWN ->
                    Optional.empty();
            case KeyExchange.Failed failed ->
                    Optional.of(
                            new KeyExchangeFailed(
                                    clock.name(),
                                    server.host() + " port " + server.port(),
                                    failed.text()));
            case KeyExchange.Established established ->
                    Optional.of(
                            new KeysEstablished(
                                    clock.name(),
                                    established.who().subject(),
                                    established.who().issuer(),
                                    established.who().validFrom(),
                                    established.who().validUntil(),
                                    established.who().judgedBy().text()));
        };
    }
}
