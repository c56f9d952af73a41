/// JSON of any shape to events: one value, an array, a value a line, or values behind each other.
///
/// Does not belong here: what a product's JSON means (a [JsonShape] in the product's package).
///
/// Read first: [JsonFormat], [JsonShape], [JsonLeaves].
///
/// Nested objects become fields whose names are the path with dots; a list's members are several
/// values of one field. Depth, length, number of fields and of different names are bounded; a value
/// that is spoiled costs only itself.
///
/// Specification: RFC 8259; one value a line ("JSON lines").
///
/// Threading: a reader belongs to one thread.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.json;
