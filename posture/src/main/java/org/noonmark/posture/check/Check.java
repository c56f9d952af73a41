package org.noonmark.posture.check;

import org.noonmark.posture.Program;
import org.noonmark.posture.Severity;

/// One thing that is asked of a configuration.
///
/// @param id stable name
/// @param program whose configuration it is asked of
/// @param severity when it is bad
/// @param title what is asked, as a statement that holds when it is good
/// @param why in one or two sentences
/// @param source where that is written
/// @param mend what an operator does, in words
/// @param test who judges
public record Check(
        String id,
        Program program,
        Severity severity,
        String title,
        String why,
        String source,
        String mend,
        Test test) {
    /// Judges a configuration; never throws for what it says.
    @FunctionalInterface
    public interface Test {
        /// The verdict.
        Verdict judge(Subject subject);
    }
}
