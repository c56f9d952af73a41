package org.noonmark.sigma.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list or map of which more may follow.
final class OpenNode {
    /// By which later aliases refer to it.
    final @Nullable String anchor;

    private final boolean isMap;
    private final int line;
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode.Field> fields = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private YamlNode.@Nullable Scalar key;
    private boolean hasKey;
    private long weight = 1;

    OpenNode(boolean isMap, int line, @Nullable String anchor) {
        this.isMap = isMap;
        this.line = line;
        this.anchor = anchor;
    }

    int weight() {
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }

    /// Adds an item, a key, or the value of the last key; says what is wrong with it, or nothing.
    String append(YamlNode node) {
        weight += node.weight();
        if (!isMap) {
            items.add(node);
            return "";
        }
        if (hasKey) {
            if (key != null) {
                fields.add(new YamlNode.Field(key, node));
            }
            hasKey = false;
            return "";
        }
        hasKey = true;
        key = node instanceof YamlNode.Scalar scalar ? scalar : null;
        if (key == null) {
            return "a key of a map has to be a text";
        }
        return keys.add(key.text()) ? "" : "the key \"" + key.text() + "\" occurs twice in one map";
    }

    YamlNode node() {
        return isMap
                ? new YamlNode.Fields(List.copyOf(fields), line, weight())
                : new YamlNode.Items(List.copyOf(items), line, weight());
    }
}
