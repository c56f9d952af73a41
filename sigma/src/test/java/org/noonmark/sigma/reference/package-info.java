/// What rules mean, in the plainest code: the judge of the compiled engine, and of the reader.
///
/// Does not belong here: anything for speed. Nothing here uses what it judges.
///
/// Read first: [ReferenceEvaluator], [ConformanceCase].
///
/// Specification: Sigma 2.1.0, rules and modifiers.
///
/// Threading: everything here is immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma.reference;
