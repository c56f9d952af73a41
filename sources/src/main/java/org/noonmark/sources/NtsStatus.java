package org.noonmark.sources;

import java.util.Optional;
import org.noonmark.sources.nts.ServerIdentity;

/// What an operator may want to know of the keys of one association.
///
/// @param who proved to be the server at the last exchange that succeeded
/// @param cookies left
/// @param exchanges key exchanges that began
/// @param failures of them that gave no keys
/// @param naks requests that the server said it cannot open
/// @param lastFailure of the last exchange; empty when it succeeded
public record NtsStatus(
        Optional<ServerIdentity> who,
        int cookies,
        long exchanges,
        long failures,
        long naks,
        String lastFailure) {}
