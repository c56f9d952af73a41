package org.noonmark.app;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;

/// Addresses as people write them.
final class Addresses {
    private Addresses() {}

    /// `192.0.2.1:123` or `[2001:db8::1]:123`.
    static String text(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return address.getAddress() instanceof Inet6Address
                ? "[" + shortened(host) + "]:" + address.getPort()
                : host + ":" + address.getPort();
    }

    static String text(List<InetSocketAddress> addresses) {
        return String.join(", ", addresses.stream().map(Addresses::text).toList());
    }

    /// The first longest run of zero groups as `::` (RFC 5952 section 4.2).
    private static String shortened(String host) {
        var best = "";
        for (var run = "0:0:0:0:0:0:0:0"; run.length() > 1; run = run.substring(2)) {
            if ((":" + host + ":").contains(":" + run + ":")) {
                best = run;
                break;
            }
        }
        if (best.isEmpty()) {
            return host;
        }
        return (":" + host + ":")
                .replaceFirst(":" + best + ":", "::")
                .replaceFirst("^:(?!:)", "")
                .replaceFirst("(?<!:):$", "");
    }
}
