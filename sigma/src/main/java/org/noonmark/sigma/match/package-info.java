/// Rules made into tables, and events looked up in them.
///
/// Does not belong here: how rules are written (`rule`), what happens over time (`correlation`).
///
/// Read first: [CompiledRules], [Matcher], [Explanation]; inside: `Route`, `FieldPlan`.
///
/// What a test of a value means is said once, in `ValueCheck`, in the plainest form; the tables are
/// a fast way to the same answer, and a property over random rules and events holds them to it.
///
/// Case: two characters are the same without regard to case when the lower cases of their upper
/// cases are (`String.equalsIgnoreCase`), character by character and in every locale. Nothing
/// changes its length: `ß` is not `SS`, while `K` of Kelvin (U+212A) is `k`, the long `ſ` is `s`,
/// and `İ` and `ı` are `i`.
///
/// Threading: [CompiledRules] is immutable to its users and shared by threads; a [Matcher] belongs
/// to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma.match;
