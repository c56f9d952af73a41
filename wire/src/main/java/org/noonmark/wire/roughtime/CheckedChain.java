package org.noonmark.wire.roughtime;

import java.util.ArrayList;
import java.util.List;

/// What a chain of requests and responses proves to somebody who was not there.
public sealed interface CheckedChain {
    /// Every response is signed and came after the one before it.
    ///
    /// @param statements in their order
    /// @param contradictions pairs of which one at least is wrong; empty when all can be true
    record Proven(List<RoughtimeStatement> statements, List<Causality.Contradiction> contradictions)
            implements CheckedChain {
        public Proven {
            statements = List.copyOf(statements);
            contradictions = List.copyOf(contradictions);
        }
    }

    /// A response proves nothing.
    ///
    /// @param index of the link, from 0
    record NotSigned(int index, RoughtimeReason reason) implements CheckedChain {}

    /// The order of two links is not proven: the nonce is not made of the response before.
    ///
    /// @param index of the later link
    record NotChained(int index) implements CheckedChain {}

    /// Checks every response, every nonce and every pair (RFC 10049 sections 5.4 and 8.2).
    static CheckedChain of(List<ChainLink> links) {
        var statements = new ArrayList<RoughtimeStatement>();
        for (int i = 0; i < links.size(); i++) {
            switch (links.get(i).check()) {
                case CheckedResponse.Valid(var statement) -> statements.add(statement);
                case CheckedResponse.Rejected(var reason, var _) -> {
                    return new NotSigned(i, reason);
                }
            }
            if (i > 0 && !links.get(i).follows(links.get(i - 1))) {
                return new NotChained(i);
            }
        }
        return new Proven(statements, Causality.contradictions(statements));
    }
}
