/// What the commands over files share when they write: numbers, tables, whole files, the line of
/// progress, and the one line that says what failed.
///
/// Does not belong here: what the results are, pictures (`org.noonmark.app.plot`).
///
/// Read first: [org.noonmark.app.output.ResultFile], which writes a file whole or not at all;
/// [org.noonmark.app.output.CommandFailure], the line for the operator and its exit code;
/// [org.noonmark.app.output.AlignedTable] and [org.noonmark.app.output.Figures].
///
/// Threading: values and static methods, but for the line of progress, which says who writes.
package org.noonmark.app.output;
