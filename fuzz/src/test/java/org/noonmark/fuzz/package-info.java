/// Every decoder against spoilt input: one class per decoder, fed by mutations of good vectors.
///
/// The normal run takes seconds. A long one is asked for with `-Dfuzz.rounds=N` (inputs per
/// decoder) and `-Dfuzz.seed=N`. A finding is printed as hexadecimal digits; it joins the file
/// `findings/<name of the decoder's class>.hex`, one input a line, and is tried first from then on.
///
/// Does not belong here: tests that know what the right answer is (they stand beside the decoder).
///
/// Read first: [org.noonmark.fuzz.Fuzz].
@org.jspecify.annotations.NullMarked
package org.noonmark.fuzz;
