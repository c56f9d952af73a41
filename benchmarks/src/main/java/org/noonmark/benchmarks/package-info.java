/// Runs that are no JMH benchmarks of one class: whole servers side by side, and what they have in
/// common.
///
/// Does not belong here: benchmarks of a class, which lie in the package of their subject.
///
/// Threading: each run says which CPU does what; nothing here is a test.
package org.noonmark.benchmarks;
