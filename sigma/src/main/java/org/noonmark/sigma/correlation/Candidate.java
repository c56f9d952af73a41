package org.noonmark.sigma.correlation;

import java.util.List;

/// Members for which only the absence of others is still open.
///
/// @param first time of the earliest member
/// @param last when the last member came
/// @param present inputs of the members
record Candidate(long first, long last, long present, List<Entry> members) {
    Candidate {
        members = List.copyOf(members);
    }
}
