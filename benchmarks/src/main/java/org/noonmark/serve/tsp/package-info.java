/// Speed of the time-stamp authority without HTTP.
///
/// Does not belong here: the authority.
///
/// Read first: [org.noonmark.serve.tsp.Timestamps].
package org.noonmark.serve.tsp;
