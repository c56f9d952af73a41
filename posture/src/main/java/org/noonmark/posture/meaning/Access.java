package org.noonmark.posture.meaning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who may do something: the most specific block that holds an address decides; an address in no
/// block may not.
///
/// @param blocks whether their addresses may
/// @param names of hosts that may; nobody asks the DNS here
public record Access(SortedMap<Prefix, Boolean> blocks, SortedSet<String> names) {
    /// Nobody.
    public static final Access NOBODY = new Access(new TreeMap<>(), new TreeSet<>());

    /// Copies both.
    public Access {
        blocks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
        names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /// Everybody.
    public static Access everybody() {
        return new Access(
                new TreeMap<>(Map.of(Prefix.ALL_IPV4, true, Prefix.ALL_IPV6, true)),
                new TreeSet<>());
    }

    /// Blocks whose addresses may, and no others.
    public static Access of(Collection<Prefix> allowed) {
        var blocks = new TreeMap<Prefix, Boolean>();
        allowed.forEach(block -> blocks.put(block, true));
        return new Access(blocks, new TreeSet<>());
    }

    /// Whether the addresses of this block may, as far as no block within it says otherwise.
    public boolean allows(Prefix asked) {
        Prefix best = null;
        boolean isAllowed = false;
        for (var entry : blocks.entrySet()) {
            var block = entry.getKey();
            if (block.contains(asked) && (best == null || block.length() >= best.length())) {
                best = block;
                isAllowed = entry.getValue();
            }
        }
        return isAllowed;
    }

    /// Whether everybody of a family may, as far as no block says otherwise.
    public boolean isOpen() {
        return allows(Prefix.ALL_IPV4) || allows(Prefix.ALL_IPV6);
    }

    /// Whether anybody may who is not this host.
    public boolean isBeyondHost() {
        return !names.isEmpty()
                || blocks.entrySet().stream()
                        .anyMatch(entry -> entry.getValue() && !entry.getKey().isLoopback());
    }

    /// Who may now and might not before: blocks and names, widest first, exact to the address.
    public static List<String> gained(Access before, Access after) {
        var all = new TreeSet<Prefix>(before.blocks.keySet());
        all.addAll(after.blocks.keySet());
        var gained = new ArrayList<String>();
        var told = new ArrayList<Prefix>();
        for (var block : all) {
            boolean isGained = after.allows(block) && !before.allows(block);
            if (!isGained || isSplit(block, all)) {
                continue;
            }
            boolean isInOneTold =
                    told.stream()
                            .anyMatch(wider ->
                                    wider.contains(block)
                                            && isGainedThroughout(
                                                    wider, block, all, before, after));
            if (!isInOneTold) {
                told.add(block);
                gained.add(block.toString());
            }
        }
        after.names.stream().filter(name -> !before.names.contains(name)).forEach(gained::add);
        return gained;
    }

    /// Whether every block between the wider one and this one gained as well.
    private static boolean isGainedThroughout(
            Prefix wider, Prefix block, Collection<Prefix> all, Access before, Access after) {
        return all.stream()
                .filter(between -> wider.contains(between) && between.contains(block))
                .allMatch(between -> after.allows(between) && !before.allows(between));
    }

    /// Whether blocks within it hold all its addresses, so that its own word holds for none.
    private static boolean isSplit(Prefix block, Collection<Prefix> all) {
        return block.length() < block.width()
                && isCovered(block.half(0), all)
                && isCovered(block.half(1), all);
    }

    private static boolean isCovered(Prefix block, Collection<Prefix> all) {
        if (all.contains(block)) {
            return true;
        }
        return all.stream().anyMatch(block::contains) && isSplit(block, all);
    }

    /// The blocks and names that may, in words.
    public String inWords() {
        var allowed = new ArrayList<String>();
        blocks.forEach((block, isAllowed) -> {
            if (isAllowed) {
                allowed.add(block.toString());
            }
        });
        allowed.addAll(names);
        return allowed.isEmpty() ? "nobody" : String.join(", ", allowed);
    }
}
