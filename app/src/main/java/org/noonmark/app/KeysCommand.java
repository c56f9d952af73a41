package org.noonmark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.noonmark.serve.nts.RootSecret;
import org.noonmark.serve.nts.RootSecretFile;
import org.noonmark.serve.roughtime.Ed25519KeyFile;
import org.noonmark.signing.Ed25519PrivateKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `noonmark keys nts-root` and `noonmark keys roughtime`: makes secrets that operators put into
/// files.
final class KeysCommand {
    private KeysCommand() {}

    static CommandSpec spec(Surroundings surroundings) {
        return CommandTree.group("keys", "Make secrets.")
                .addSubcommand("nts-root", ntsRoot(surroundings))
                .addSubcommand("roughtime", roughtime(surroundings));
    }

    private static CommandSpec roughtime(Surroundings surroundings) {
        return CommandTree.command(
                        "roughtime",
                        "Make the long-term key of a Roughtime server: a new file of mode 0600;"
                                + " prints the public key for the clients.",
                        arguments ->
                                roughtime(
                                        surroundings,
                                        arguments.matchedPositionalValue(0, Path.of(""))))
                .addPositional(fileToMake());
    }

    private static PositionalParamSpec fileToMake() {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .arity("1")
                .required(true)
                .description("The file to make; one that exists is left alone.")
                .build();
    }

    private static int roughtime(Surroundings surroundings, Path file) {
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        try {
            Ed25519KeyFile.create(file, key);
        } catch (IOException failed) {
            surroundings.complain("cannot make the key: " + ConfigCommands.reason(failed));
            return ExitCode.FAILED;
        }
        surroundings.print(key.publicKey().toBase64() + "\n");
        return ExitCode.GOOD;
    }

    private static CommandSpec ntsRoot(Surroundings surroundings) {
        return CommandTree.command(
                        "nts-root",
                        "Make a root secret for NTS cookies: a new file of mode 0600, the same for"
                                + " every server of a site.",
                        arguments ->
                                ntsRoot(
                                        surroundings,
                                        arguments.matchedPositionalValue(0, Path.of(""))))
                .addPositional(fileToMake());
    }

    private static int ntsRoot(Surroundings surroundings, Path file) {
        var secret = new byte[RootSecret.MIN_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            RootSecretFile.create(file, secret);
        } catch (IOException failed) {
            surroundings.complain("cannot make the secret: " + ConfigCommands.reason(failed));
            return ExitCode.FAILED;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        surroundings.out().println("made " + file + ", mode 0600");
        surroundings.out().flush();
        return ExitCode.GOOD;
    }
}
