package org.noonmark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// What servers of NTS need: one certificate (ECDSA on P-256) for both, and a root secret.
///
/// @param keyExchangePort TCP port
record NtsFiles(Path folder, int keyExchangePort) {
    /// Makes the files.
    static NtsFiles make(Path folder, int keyExchangePort)
            throws IOException, InterruptedException {
        var files = new NtsFiles(folder, keyExchangePort);
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "ec"));
        command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30"));
        command.addAll(List.of("-subj", "/CN=localhost"));
        command.addAll(List.of("-addext", "subjectAltName=DNS:localhost"));
        command.addAll(List.of("-keyout", files.key().toString()));
        command.addAll(List.of("-out", files.certificate().toString()));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = made.inputReader()) {
            var text = output.readAllAsString();
            if (made.waitFor() != 0) {
                throw new IOException("openssl made no certificate: " + text);
            }
        }
        Files.writeString(files.root(), "5a".repeat(32) + "\n");
        for (var secret : List.of(files.key(), files.root())) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        return files;
    }

    Path certificate() {
        return folder.resolve("server.crt");
    }

    private Path key() {
        return folder.resolve("server.key");
    }

    private Path root() {
        return folder.resolve("root");
    }

    /// What chronyd's configuration says of it.
    String forChronyd() {
        return """
        ntsport %d
        maxntsconnections 1000
        ntsserverkey %s
        ntsservercert %s
        ntsdumpdir %s
        """
                .formatted(keyExchangePort, key(), certificate(), folder);
    }

    /// What ours says of it.
    String forNoonmark() {
        return """
        [serve.nts]
        listen = ["127.0.0.1"]
        port = %d
        certificate = "%s"
        key = "%s"
        root_secret = "%s"
        max_connections_per_network = 1000
        """
                .formatted(keyExchangePort, certificate(), key(), root());
    }
}
