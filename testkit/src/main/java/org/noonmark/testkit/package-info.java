/// What tests of every module share: properties over generated values, generators of ordinary and
/// hostile input, the count of allocated bytes, certificates, the place of the reference data.
///
/// Does not belong here: production code, anything that knows another module of ours (simulated
/// clocks and networks live in `simulation`), test frameworks.
///
/// Read first: [org.noonmark.testkit.Property], [org.noonmark.testkit.Generator].
///
/// Threading: generators are stateless and take their randomness as an argument; everything runs on
/// the caller's thread.
package org.noonmark.testkit;
