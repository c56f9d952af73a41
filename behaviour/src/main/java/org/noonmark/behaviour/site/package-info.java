/// Who and what belongs to a site: hosts, people, networks of its own.
///
/// Said by the operator, never learned. Addresses are text in canonical form.
///
/// Read first: [org.noonmark.behaviour.site.Site].
package org.noonmark.behaviour.site;
