package org.noonmark.signing.ssh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of an allowed signers file.
///
/// @param principal who it is, literally
/// @param namespaces for which the key may sign; empty for all
/// @param validAfter the first instant at which the key counts
/// @param validBefore the last one
public record AllowedSigner(
        String principal,
        SshPublicKey key,
        List<String> namespaces,
        Optional<Instant> validAfter,
        Optional<Instant> validBefore) {
    public AllowedSigner {
        namespaces = List.copyOf(namespaces);
    }

    /// Why the key does not count; empty when it does.
    Optional<SshFault> defect(String namespace, Instant at) {
        if (!namespaces.isEmpty() && !namespaces.contains(namespace)) {
            return Optional.of(SshFault.NAMESPACE_NOT_ALLOWED);
        }
        if (validAfter.filter(at::isBefore).isPresent()) {
            return Optional.of(SshFault.NOT_YET_VALID);
        }
        return validBefore.filter(at::isAfter).map(_ -> SshFault.EXPIRED);
    }
}
