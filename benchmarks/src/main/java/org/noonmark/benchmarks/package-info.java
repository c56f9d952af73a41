/// Whole servers measured from outside: ours beside chronyd, each in a process of its own.
///
/// Does not belong here: benchmarks of parts, which stand in the package of their subject and are
/// run by JMH.
///
/// Read first: [org.noonmark.benchmarks.NtpSideBySide].
package org.noonmark.benchmarks;
