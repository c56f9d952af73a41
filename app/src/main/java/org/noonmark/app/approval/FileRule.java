package org.noonmark.app.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.noonmark.app.config.BoundFiles;
import org.noonmark.app.config.Configuration;
import org.noonmark.app.config.ConfigurationDifference;
import org.noonmark.events.ApprovalEvent.Difference;

/// Compares the files that a candidate names with what was signed of them.
///
/// A signed configuration lists each with its SHA-256. One that nobody has to sign lists none; then
/// it is only found out what changed.
public final class FileRule {
    private final Candidate candidate;
    private final Configuration good;
    private final Optional<Approved> approved;
    private final Instant now;
    private final List<Difference> changes = new ArrayList<>();
    private final List<BoundFile> extensions = new ArrayList<>();
    private Optional<String> fault = Optional.empty();

    private FileRule(Candidate candidate, Optional<Approved> approved, Instant now) {
        this.candidate = candidate;
        this.good = candidate.configuration();
        this.approved = approved;
        this.now = now;
    }

    /// Compares.
    ///
    /// @param candidate without mistakes
    /// @param approved by which a leap table may have become longer since it was signed
    static FileRule of(Candidate candidate, Optional<Approved> approved, Instant now) {
        var rule = new FileRule(candidate, approved, now);
        if (rule.good.approval().required() > 0) {
            rule.compareWithList();
        } else {
            rule.compareWithApproved();
        }
        return rule;
    }

    /// What is wrong with the files of a candidate, before anything is approved.
    public static Optional<String> fault(Candidate candidate) {
        return of(candidate, Optional.empty(), Instant.EPOCH).fault();
    }

    /// Why the files cannot be used; empty when they can.
    Optional<String> fault() {
        return fault;
    }

    /// Which have another content.
    List<Difference> changes() {
        return changes;
    }

    /// A leap table that only reaches further than the one in force.
    Optional<BoundFile> extension() {
        return extensions.stream().findFirst();
    }

    private void compareWithList() {
        var listed = good.approval().files();
        var named = BoundFiles.of(good);
        for (var name : named) {
            var hash = Optional.ofNullable(listed.get(name));
            if (hash.isEmpty()) {
                report("approval.files lacks %s: noonmark config bind prints it", name);
            } else {
                compare(name, hash.orElseThrow());
            }
        }
        for (var name : listed.keySet()) {
            if (!named.contains(name)) {
                report("approval.files lists %s, which nothing uses", name);
            }
        }
    }

    private void compare(String name, String listed) {
        var found = candidate.file(name);
        var before = before(name, listed);
        if (found.sha256().equals(listed)
                || before.filter(file -> file.sha256().equals(found.sha256())).isPresent()) {
            return;
        }
        var from = before.map(BoundFile::sha256).orElse(listed);
        changes.add(ConfigurationDifference.ofFile(candidate.text(), name, from, found.sha256()));
        if (isExtension(name, before.flatMap(BoundFile::bytes), found)) {
            extensions.add(found);
        } else {
            report("%s is not what approval.files says", name);
        }
    }

    private boolean isExtension(String name, Optional<byte[]> before, BoundFile found) {
        return good.leapFile().filter(leap -> leap.toString().equals(name)).isPresent()
                && before.isPresent()
                && found.bytes().isPresent()
                && LeapExtension.isFree(before.orElseThrow(), found.bytes().orElseThrow(), now);
    }

    /// What is in force of a file, when it was signed with the same hash.
    private Optional<BoundFile> before(String name, String listed) {
        return approved.filter(each -> listed.equals(each.policy().files().get(name)))
                .flatMap(each -> each.file(name));
    }

    private void compareWithApproved() {
        for (var name : BoundFiles.of(good)) {
            var found = candidate.file(name);
            approved.flatMap(each -> each.file(name))
                    .filter(file -> !file.sha256().equals(found.sha256()))
                    .ifPresent(file ->
                            changes.add(
                                    ConfigurationDifference.ofFile(
                                            candidate.text(),
                                            name,
                                            file.sha256(),
                                            found.sha256())));
        }
    }

    private void report(String what, String name) {
        fault =
                fault.or(
                        () -> Optional.of(what.replace("%s", ConfigurationDifference.shown(name))));
    }

    /// The files with which a candidate without fault runs, by name: what the list says, or a leap
    /// table that became longer since.
    static Map<String, BoundFile> inForce(Candidate candidate, Optional<Approved> approved) {
        var good = candidate.configuration();
        var rule = new FileRule(candidate, approved, Instant.EPOCH);
        var files = new TreeMap<String, BoundFile>();
        for (var name : BoundFiles.of(good)) {
            var found = candidate.file(name);
            var listed = Optional.ofNullable(good.approval().files().get(name));
            files.put(name, listed.flatMap(hash -> rule.before(name, hash)).orElse(found));
        }
        return files;
    }
}
