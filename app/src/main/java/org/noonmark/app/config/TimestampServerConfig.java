package org.noonmark.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.noonmark.serve.tsp.TimestampConfig;
import org.noonmark.web.WebLimits;

/// How the time-stamp authority is served.
///
/// @param path where requests are taken
/// @param policy object identifier with dots
/// @param certificate PEM, the authority's first
/// @param key PEM, PKCS#8
public record TimestampServerConfig(
        List<InetSocketAddress> listen,
        String path,
        WebLimits limits,
        TimestampConfig config,
        String policy,
        Path certificate,
        Path key) {
    public TimestampServerConfig {
        listen = List.copyOf(listen);
    }
}
