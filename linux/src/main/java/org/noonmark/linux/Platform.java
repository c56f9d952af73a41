package org.noonmark.linux;

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
        boolean known = isX86(architecture) || architecture.equals("aarch64");
        if (!known || !system.equals("Linux")) {
            throw new UnsupportedOperationException(
                    "Noonmark's sockets and clocks need Linux on x86-64 or aarch64; this host is "
                            + system
                            + " on "
                            + architecture);
        }
    }

    /// Whether system calls have the numbers of x86-64, not those of aarch64.
    static boolean isX86() {
        return isX86(System.getProperty("os.arch", "?"));
    }

    private static boolean isX86(String architecture) {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }
}
