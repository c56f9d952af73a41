/// What a leaf of the log can say: a closed vocabulary, with a JSON Schema for each kind.
///
/// Does not belong here: who says it and when (that is the writing side), proofs that it was said.
///
/// Read first: [org.noonmark.proof.statement.Statement],
/// [org.noonmark.proof.statement.StatementKind]; the schemas lie beside the classes as resources
/// and are what is checked.
///
/// Specifications: RFC 8785 (spelling), JSON Schema 2020-12 (the words that the schemas use).
///
/// Threading: everything is immutable. Units: instants and intervals are nanoseconds since
/// 1970-01-01T00:00:00 TAI, as strings, since they do not fit a number of JSON.
package org.noonmark.proof.statement;
