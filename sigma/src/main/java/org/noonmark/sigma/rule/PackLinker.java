package org.noonmark.sigma.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Joins the files of a pack: filters are applied, references of correlations resolved, duplicates
/// told.
final class PackLinker {
    final List<Rule> rules = new ArrayList<>();
    final List<WaitingRule> waiting = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<RuleWarning> warnings = new ArrayList<>();

    PackLinker(List<RuleFile> files, RuleSettings settings) {
        var drafts = new ArrayList<Draft>();
        for (var file : files) {
            drafts.addAll(file.drafts());
            refusals.addAll(file.refusals());
            warnings.addAll(file.warnings());
        }
        warnOfDuplicates(drafts);
        var filtered = new FilterApplication(drafts, this).apply();
        new ReferenceResolution(filtered, this, settings).resolve();
    }

    private void warnOfDuplicates(List<Draft> drafts) {
        var ids = new HashMap<String, Origin>();
        for (var draft : drafts) {
            var header = draft.header();
            var first = ids.putIfAbsent(header.id(), header.origin());
            if (first != null) {
                warn(
                        header.origin(),
                        RuleWarning.Kind.DUPLICATE,
                        "the id " + header.id() + " is that of " + first + " too");
            }
        }
    }

    void warn(Origin origin, RuleWarning.Kind kind, String text) {
        warnings.add(new RuleWarning(origin, origin.line(), kind, text));
    }

    void refuse(RuleHeader header, Refusal.Reason reason, String text) {
        var fault = new Refusal.Fault(header.origin().line(), reason, text);
        refusals.add(new Refusal(header.origin(), header.id(), header.title(), List.of(fault)));
    }
}
