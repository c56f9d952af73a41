package org.noonmark.app.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.noonmark.events.AuthenticationEvent.KeyChanged;
import org.noonmark.proof.bundle.EvidenceBundle;
import org.noonmark.proof.json.Json;
import org.noonmark.proof.note.VerifierKey;
import org.noonmark.proof.statement.Statement;
import org.noonmark.time.LeapTable;
import org.noonmark.time.StandardTime;

/// Makes statements of keys that came into use or went out of it.
public final class KeyStatements {
    private static final int MOST_KEY = 200;

    private KeyStatements() {}

    /// The log's own key, which the program uses from now on.
    public static Statement log(StandardTime time, VerifierKey key) {
        return of(time, "log", key);
    }

    /// The key of a witness that is asked from now on.
    public static Statement witness(StandardTime time, VerifierKey key) {
        return of(time, "witness", key);
    }

    private static Statement of(StandardTime time, String use, VerifierKey key) {
        return StationStatements.checked(
                StationStatements.begin("key", time)
                        .with("use", use)
                        .with("event", "new")
                        .with("key", shown(key.toString())));
    }

    /// A verifier key as it is written, or its hash where that is too long.
    private static String shown(String key) {
        return key.length() <= MOST_KEY
                ? key
                : "sha256:" + EvidenceBundle.sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /// @param begin kind and time
    /// @param table with which the end of a validity becomes TAI
    static Statement of(Json.Members begin, KeyChanged change, LeapTable table) {
        var body = begin.with("use", word(change.use())).with("event", word(change.change()));
        if (!change.key().isEmpty()) {
            body = body.with("key", StationStatements.cut(change.key(), MOST_KEY));
        }
        if (change.epoch().isPresent()) {
            body = body.with("epoch", change.epoch().getAsLong());
        }
        if (change.until().isPresent()) {
            var end = table.toTai(change.until().orElseThrow());
            body = body.with("until", StationStatements.nanos(end, 1));
        }
        return StationStatements.checked(body);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
