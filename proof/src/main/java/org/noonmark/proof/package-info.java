/// The check of evidence as a program of its own: `java -jar noonmark-proof.jar FILE`.
///
/// Does not belong here: the check itself, which is in [org.noonmark.proof.bundle.BundleCheck].
///
/// Read first: [org.noonmark.proof.Main].
///
/// Threading: one thread, one file.
package org.noonmark.proof;
