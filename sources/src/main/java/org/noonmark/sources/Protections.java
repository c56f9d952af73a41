package org.noonmark.sources;

import java.net.InetAddress;
import org.noonmark.sources.nts.ExchangePacing;
import org.noonmark.sources.nts.KeyExchangeServer;

/// Makes the protection that a configuration asks for.
final class Protections {
    private Protections() {}

    /// @param pacing of the exchanges with this address
    static Protection of(
            NtpSourceConfig config,
            InetAddress server,
            ExchangePacing pacing,
            AssociationContext context) {
        return switch (config.key()) {
            case SourceKey.Unauthenticated() -> new NoProtection();
            case SourceKey.Symmetric(var key) -> new MacProtection(key.newAuthenticator());
            case SourceKey.Nts(int port, var authorities) ->
                    new NtsProtection(
                            new KeyExchangeServer(
                                    config.host(), server, port, config.port(), authorities),
                            pacing,
                            new NtsCodec(context.random()),
                            context.random());
        };
    }
}
