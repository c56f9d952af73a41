/// Writes what a site of 200 people and 60 hosts logs in two years, and what an intruder adds to
/// it.
///
/// Everything is synthetic and follows from a seed: the same seed gives the same bytes. No file, no
/// clock, no network, no attack: only lines of text as programs would have written them, with a
/// label beside each line that an intruder caused. What a detector makes of them is not known here.
///
/// Read first: [org.noonmark.campaign.Campaign], [org.noonmark.campaign.Line].
package org.noonmark.campaign;
