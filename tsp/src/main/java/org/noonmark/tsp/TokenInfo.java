package org.noonmark.tsp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.noonmark.time.UtcInstant;

/// What a token says.
///
/// @param accuracy absent when the authority promises none
/// @param signer the certificate of the key that signed it
public record TokenInfo(
        UtcInstant genTime,
        Optional<Accuracy> accuracy,
        BigInteger serial,
        String policy,
        String hashOid,
        Octets imprint,
        Optional<BigInteger> nonce,
        X509Certificate signer) {}
