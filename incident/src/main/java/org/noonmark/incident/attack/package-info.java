/// ATT&CK as data: techniques by identifier and by the tags of Sigma rules.
///
/// The table is a resource, `techniques.tsv`. It holds facts of ATT&CK for Enterprise 16.1 and our
/// own techniques against time. Judgement does not belong here.
///
/// Read first: [org.noonmark.incident.attack.Techniques].
package org.noonmark.incident.attack;
