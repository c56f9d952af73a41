package org.noonmark.serve.nts;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.noonmark.serve.identity.ServerIdentity;
import org.noonmark.wire.nts.KeyExchangeLayout;

/// TLS as the key exchange wants it: version 1.3, ALPN `ntske/1`, one certificate, no tickets.
final class ServerTls {
    /// JSSE sends no session ticket that would live longer than seven days, the most that RFC 8446
    /// section 4.6.1 allows; so this turns tickets off. Clients come once in a long while, when
    /// their cookies are gone: resumption would spare them little, and a ticket key would be one
    /// more secret that several servers had to share (decision 0103).
    private static final int NO_TICKETS_SECONDS = (int) Duration.ofDays(8).toSeconds();

    private ServerTls() {}

    /// A context that any number of connections share.
    static SSLContext context(ServerIdentity identity) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            var keys = new KeyManager[] {new OneIdentity(identity)};
            context.init(keys, null, new SecureRandom());
            context.getServerSessionContext().setSessionTimeout(NO_TICKETS_SECONDS);
            context.getServerSessionContext().setSessionCacheSize(1);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS 1.3", impossible);
        }
    }

    /// What one connection may negotiate.
    ///
    /// @param byX25519 agree by X25519 and nothing else. JSSE takes the first key share that a
    ///   client brings, GnuTLS brings P-256 first, and the JDK agrees by X25519 twice as fast
    ///   (decision 0103); so when that is among them, it is the only group left.
    static SSLParameters parameters(boolean byX25519) {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setCipherSuites(
                new String[] {
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256"
                });
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(new String[] {KeyExchangeLayout.ALPN});
        if (byX25519) {
            parameters.setNamedGroups(new String[] {"x25519"});
        }
        return parameters;
    }

    /// Always the same certificate. The JDK's own key managers look for the best of many, and check
    /// its dates by the host's clock, at every handshake.
    private static final class OneIdentity extends X509ExtendedKeyManager {
        private static final String ALIAS = "server";

        private final X509Certificate[] chain;
        private final PrivateKey key;
        private final String algorithm;

        OneIdentity(ServerIdentity identity) {
            this.chain = identity.chain().toArray(X509Certificate[]::new);
            this.key = identity.key();
            this.algorithm = identity.chain().getFirst().getPublicKey().getAlgorithm();
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            // JSSE asks for one kind of key after the other, "EC", "EdDSA", "RSASSA-PSS", "RSA".
            return keyType.equals(algorithm) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return chooseServerAlias(keyType, issuers, null);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
