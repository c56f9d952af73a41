package org.noonmark.checks.planted.pure;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;

/// A sample that must be found: it does everything that a pure module must not.
public final class Impure {
    private static final System.Logger LOGGER = System.getLogger("planted");

    private final Random random = new Random(1);
    private final SecureRandom secure = new SecureRandom();

    String everything() throws IOException {
        LOGGER.log(System.Logger.Level.INFO, "planted");
        return InetAddress.getLoopbackAddress()
                + Files.readString(Path.of("planted"))
                + Thread.currentThread().getName()
                + System.nanoTime()
                + random.nextInt()
                + secure.nextInt();
    }
}
