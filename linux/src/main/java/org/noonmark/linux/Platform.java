package org.noonmark.linux;

import java.util.Locale;

/// Whether this host is one whose structures this module knows.
final class Platform {
    private Platform() {}

    /// Refuses other hosts.
    ///
    /// @throws UnsupportedOperationException elsewhere than on 64-bit x86 or ARM Linux
    static void require() {
        require(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    static void require(String system, String architecture) {
        boolean known =
                switch (architecture.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "aarch64" -> true;
                    default -> false;
                };
        if (!known || !system.equals("Linux")) {
            throw new UnsupportedOperationException(
                    "Noonmark's sockets and clocks need Linux on x86-64 or aarch64; this host is "
                            + system
                            + " on "
                            + architecture);
        }
    }
}
