/// The rules of the style guide that a machine can hold: dependency arrows and forbidden calls over
/// the compiled modules, and shapes of the source tree.
///
/// Does not belong here: tests of what a module does.
///
/// Read first: [org.noonmark.checks.ArchitectureTest], [org.noonmark.checks.SourceTreeTest]. Every
/// rule is a function of its input, so that a test can show that it fails on a planted sample.
package org.noonmark.checks;
