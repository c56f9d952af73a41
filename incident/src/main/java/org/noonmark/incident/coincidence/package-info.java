/// Access meets time: sessions become hours of presence, trouble with clocks becomes change-points,
/// and for each meeting of the two stands the probability that it is chance.
///
/// Does not belong here: how unusual a login is by itself (module `behaviour`), how signals join
/// (`org.noonmark.incident.join`), and any judgement of a person.
///
/// Read first: [org.noonmark.incident.coincidence.Coincidences], then
/// [org.noonmark.incident.coincidence.Chance]; docs/coincidence.md says why it is done so.
///
/// Sources: the rank argument for the next event of a Poisson process is the Gamma predictive with
/// shape n + 1 (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6); runs declustering: Coles, An
/// Introduction to Statistical Modeling of Extreme Values, 5.3.2; the second opinion by ranks among
/// past scores is conformal prediction (Vovk, Gammerman and Shafer, 2005).
///
/// Threading: for one thread. Units: hours for exposures and histories; a step is clock after minus
/// clock before, and sizes are compared without their sign. No clocks are read.
package org.noonmark.incident.coincidence;
