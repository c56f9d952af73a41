/// Messages that programs write with fixed words: to fields.
///
/// Does not belong here: which programs there are, and what stands before a message in its line.
///
/// Read first: [MessageSet], [MessageTemplate].
///
/// What an attacker chooses (a user's name, a text that a client sends) can never look like another
/// field: a template has at most one place that takes any text, and everything else is read from
/// the message's two ends towards it.
///
/// Threading: immutable.
@org.jspecify.annotations.NullMarked
package org.noonmark.guard.message;
