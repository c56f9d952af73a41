package org.noonmark.app.ensemble;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.noonmark.app.output.CommandFailure;

/// SHA-256 of what goes in and what comes out.
final class Hashes {
    private static final int BLOCK = 1 << 16;

    private Hashes() {}

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("must be in every Java", impossible);
        }
    }

    static RunRecord.Input of(String file) throws CommandFailure {
        var digest = digest();
        long bytes = 0;
        try (var stream = Files.newInputStream(Path.of(file))) {
            var block = new byte[BLOCK];
            for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
                digest.update(block, 0, read);
                bytes += read;
            }
        } catch (IOException failed) {
            throw CommandFailure.data("cannot read " + file + ": " + failed.getMessage());
        }
        return new RunRecord.Input(file, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static String of(List<double[]> scales) {
        var digest = digest();
        for (var scale : scales) {
            var bytes = ByteBuffer.allocate(Double.BYTES * scale.length);
            for (double value : scale) {
                bytes.putDouble(value);
            }
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
