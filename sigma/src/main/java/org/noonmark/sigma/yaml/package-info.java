/// YAML as a tree that knows its lines, within limits.
///
/// Does not belong here: what a rule is. Nothing is ever made into an object of Java by a tag, and
/// nothing in a text leads to an exception.
///
/// Read first: [YamlReader], [YamlNode].
///
/// Specification: YAML 1.2.2, chapter 3 (representation) and 10.3 (core schema).
///
/// Threading: everything here is immutable; reading shares nothing.
@org.jspecify.annotations.NullMarked
package org.noonmark.sigma.yaml;
