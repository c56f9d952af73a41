package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which run of which kernel this is.
final class HostIdentity {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private HostIdentity() {}

    /// Identifies the run of the kernel: counter values of one run cannot be compared with those of
    /// another.
    ///
    /// @throws StartFailure when the kernel does not say
    static String boot() throws StartFailure {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException failed) {
            throw new StartFailure(
                    "cannot read %s (%s): mount /proc"
                            .formatted(BOOT_ID, ConfigCommands.reason(failed)),
                    failed);
        }
    }
}
