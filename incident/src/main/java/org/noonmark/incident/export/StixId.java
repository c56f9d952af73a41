package org.noonmark.incident.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Identifiers of STIX objects: the type and a name-based UUID (RFC 9562, 5.5), so that the same
/// thing has the same identifier in every export.
final class StixId {
    /// Of observable objects (STIX 2.1, 2.9).
    private static final UUID OBSERVABLE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// Of our other objects: for those, STIX wants another one than its own.
    private static final UUID OURS = UUID.fromString("3c9cf3f5-2f3d-4b0e-9c7c-6a0f1c6e8b52");

    private StixId() {}

    /// Of an observable object, from the canonical JSON (RFC 8785) of the members that make it.
    static String observable(String type, Map<String, String> canonicalMembers) {
        var text = new StringBuilder("{");
        new TreeMap<>(canonicalMembers)
                .forEach((name, value) ->
                        text.append(text.length() > 1 ? "," : "")
                                .append(canonical(name))
                                .append(':')
                                .append(value));
        return type + "--" + named(OBSERVABLE, text.append('}').toString());
    }

    /// Of another object, from what is said of it nowhere else.
    static String of(String type, String name) {
        return type + "--" + named(OURS, type + "\n" + name);
    }

    /// A JSON string as RFC 8785, 3.2.2.2 wants it.
    static String canonical(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> text.append(each < ' ' ? "\\u%04x".formatted((int) each) : each);
            }
        }
        return text.append('"').toString();
    }

    private static UUID named(UUID space, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(
                    ByteBuffer.allocate(16)
                            .putLong(space.getMostSignificantBits())
                            .putLong(space.getLeastSignificantBits())
                            .flip());
            var hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = (hash.getLong() & ~0xf000L) | 0x5000L;
            long least = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
