package org.noonmark.incident.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.noonmark.incident.Incident;
import org.noonmark.incident.Incident.Claim;
import org.noonmark.incident.Incident.Remark;

/// What an incident has beyond its signals. Immutable.
record Raised(
        String identifier,
        Instant opened,
        Instant changed,
        Incident.State state,
        List<Remark> remarks,
        List<Claim> claims,
        List<String> absorbed) {
    Raised {
        remarks = List.copyOf(remarks);
        claims = List.copyOf(claims);
        absorbed = List.copyOf(absorbed);
    }

    static Raised open(String identifier, Instant now) {
        return new Raised(
                identifier, now, now, Incident.State.OPEN, List.of(), List.of(), List.of());
    }

    boolean answersTo(String name) {
        return identifier.equals(name) || absorbed.contains(name);
    }

    Raised at(Instant now) {
        Instant later = now.isAfter(changed) ? now : changed;
        return new Raised(identifier, opened, later, state, remarks, claims, absorbed);
    }

    Raised with(Remark remark) {
        List<Remark> all = new ArrayList<>(remarks);
        all.add(remark);
        return new Raised(identifier, opened, remark.time(), remark.state(), all, claims, absorbed);
    }

    Raised with(Claim claim) {
        List<Claim> all = new ArrayList<>(claims);
        all.add(claim);
        return new Raised(identifier, opened, claim.time(), state, remarks, all, absorbed);
    }

    /// Both as one, under the name of the one that was opened first.
    Raised with(Raised other) {
        if (other.opened.isBefore(opened)
                || (other.opened.equals(opened) && other.identifier.compareTo(identifier) < 0)) {
            return other.with(this);
        }
        List<Remark> allRemarks = new ArrayList<>(remarks);
        allRemarks.addAll(other.remarks);
        allRemarks.sort(Comparator.comparing(Remark::time));
        List<Claim> allClaims = new ArrayList<>(claims);
        allClaims.addAll(other.claims);
        allClaims.sort(Comparator.comparing(Claim::time));
        List<String> allAbsorbed = new ArrayList<>(absorbed);
        allAbsorbed.add(other.identifier);
        allAbsorbed.addAll(other.absorbed);
        Instant later = other.changed.isAfter(changed) ? other.changed : changed;
        return new Raised(identifier, opened, later, state, allRemarks, allClaims, allAbsorbed);
    }
}
