package org.noonmark.guard.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One place in the JSON of a log, shared by all values that stand there: its name is made once.
///
/// How many a log may have is bounded; beyond that, places are made anew each time.
public final class JsonPath {
    private static final int MAX_CHARACTERS = 4_000_000;

    /// What a place costs beside its name.
    private static final int OWN_CHARACTERS = 100;

    private final @Nullable JsonPath parent;
    private final String key;
    private final String name;
    private final int[] characters;
    private final Map<String, JsonPath> children = new HashMap<>(4);

    private JsonPath(@Nullable JsonPath parent, String key, String name, int[] characters) {
        this.parent = parent;
        this.key = key;
        this.name = name;
        this.characters = characters;
    }

    static JsonPath root() {
        return new JsonPath(null, "", "", new int[1]);
    }

    JsonPath child(String childKey) {
        var known = children.get(childKey);
        if (known != null) {
            return known;
        }
        var made =
                new JsonPath(
                        this,
                        childKey,
                        name.isEmpty() ? childKey : name + "." + childKey,
                        characters);
        if (characters[0] < MAX_CHARACTERS) {
            characters[0] += made.name.length() + OWN_CHARACTERS;
            children.put(childKey, made);
        }
        return made;
    }

    /// The last key.
    public String key() {
        return key;
    }

    /// All keys, with dots between them.
    public String name() {
        return name;
    }

    /// The object around it; null for the value itself.
    public @Nullable JsonPath parent() {
        return parent;
    }

    @Override
    public String toString() {
        return name;
    }
}
