package org.noonmark.sigma.yaml;

import java.util.List;

/// What a text holds: its documents, and what of it is none.
///
/// @param documents in order; empty ones and those with a problem are left out
/// @param problems a document that is out of the question; or why nothing after it is read
public record YamlDocuments(List<YamlNode> documents, List<YamlProblem> problems) {
    public YamlDocuments {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }
}
