package org.noonmark.serve.nts;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.noonmark.wire.ntp.Octets;
import org.noonmark.wire.nts.AesSiv;
import org.noonmark.wire.nts.CookieKeys;
import org.noonmark.wire.nts.CookieSealer;
import org.noonmark.wire.nts.NtsAead;
import org.noonmark.wire.nts.NtsKeys;

/// Makes cookies with the keys of now.
record SealedCookies(CookieKeyClock keys, SecureRandom random)
        implements KeyExchangeAnswer.CookieMaker {
    SealedCookies(CookieKeyClock keys) {
        this(keys, new SecureRandom());
    }

    @Override
    public Optional<List<Octets>> cookies(NtsKeys granted, int count) {
        var now = keys.get();
        if (now == null || granted.aead() != NtsAead.AES_SIV_CMAC_256) {
            return Optional.empty();
        }
        var clientKeys = new byte[CookieSealer.KEYS_BYTES];
        System.arraycopy(granted.c2s().toArray(), 0, clientKeys, 0, AesSiv.KEY_BYTES);
        System.arraycopy(
                granted.s2c().toArray(), 0, clientKeys, AesSiv.KEY_BYTES, AesSiv.KEY_BYTES);
        var sealer = sealer(now);
        var nonce = new byte[CookieSealer.NONCE_BYTES];
        var made = new ArrayList<Octets>();
        for (int i = 0; i < count; i++) {
            random.nextBytes(nonce);
            var cookie = new byte[CookieSealer.COOKIE_BYTES];
            sealer.seal(clientKeys, 0, nonce, 0, cookie, 0);
            made.add(Octets.of(cookie));
        }
        return Optional.of(made);
    }

    /// Only the key of now: old ones open cookies and make none.
    private static CookieSealer sealer(CookieKeys now) {
        var current = now.keys().get(now.current());
        if (current == null) {
            throw new IllegalStateException("must have a key: current=" + now.current());
        }
        var sealer = new CookieSealer(new AesSiv.Workspace());
        sealer.use(CookieKeys.of(now.current(), Map.of(now.current(), current)));
        return sealer;
    }
}
