/// What the ensemble reaches: stability against its bound, response to steps, speed.
///
/// Does not belong here: short versions of the same, which are tests of `metrology`.
///
/// Read first: [org.noonmark.metrology.ensemble.EnsembleNumbers], which measures all of it and
/// writes docs/results/ensemble.md.
package org.noonmark.metrology.ensemble;
