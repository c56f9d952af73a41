package org.noonmark.sources;

import java.util.Map;
import java.util.Optional;
import org.noonmark.sources.nts.KeyExchangeFailure;
import org.noonmark.sources.nts.ServerIdentity;
import org.noonmark.wire.nts.NtsReply;

/// What an operator may want to know of the keys of one association.
///
/// @param who proved to be the server at the last exchange that succeeded
/// @param cookies left
/// @param exchanges key exchanges that began
/// @param failures of them that gave no keys, by reason
/// @param refused datagrams that were not authentic, by reason
/// @param naks requests that the server said it cannot open
/// @param lastFailure of the last exchange; empty when it succeeded
public record NtsStatus(
        Optional<ServerIdentity> who,
        int cookies,
        long exchanges,
        Map<KeyExchangeFailure, Long> failures,
        Map<NtsReply.Reason, Long> refused,
        long naks,
        String lastFailure) {
    public NtsStatus {
        failures = Map.copyOf(failures);
        refused = Map.copyOf(refused);
    }
}
