package org.noonmark.sigma.yaml;

/// What a text may cost.
///
/// @param codePoints in the whole text
/// @param depth of lists and maps within each other
/// @param nodes of a document, where what an alias stands for counts each time
/// @param documents in the whole text
public record YamlLimits(int codePoints, int depth, int nodes, int documents) {
    /// Far above every known rule (the largest has 1,700 values), and still harmless.
    public static final YamlLimits RULES = new YamlLimits(2_000_000, 30, 100_000, 10_000);
}
