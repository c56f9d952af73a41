/// JSON of which there is one spelling for each value, so that it can be hashed: the subset of RFC
/// 8785 without fractions.
///
/// Does not belong here: what a value means.
///
/// Read first: [org.noonmark.proof.json.Json], [org.noonmark.proof.json.CanonicalJson].
///
/// Specifications: RFC 8259 (JSON), RFC 8785 sections 3.2.2 (strings) and 3.2.3 (order of members),
/// RFC 7493 (whole numbers within plus or minus 2^53 - 1, no name twice).
///
/// Threading: everything is immutable. Numbers that may be larger, nanoseconds above all, are
/// strings.
package org.noonmark.proof.json;
