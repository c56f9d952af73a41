/// UTC(k) against UTC: the series that the BIPM publishes, what they say of two laboratories, and
/// the UTC that satellites broadcast.
///
/// Not here: files (bytes come in), CGGTTS and common view, the making of UTC(k).
///
/// Read first: [org.noonmark.metrology.utc.UtcText], which reads publications;
/// [org.noonmark.metrology.utc.UtcSeries], what they hold;
/// [org.noonmark.metrology.utc.BroadcastComparison].
///
/// Sources: BIPM Circular T and its explanatory supplement, BIPM UTCr; CCTF-WGMRA guideline 4
/// (uncertainty of interpolated UTC - UTC(k)); P. Defraigne et al., Metrologia 60 (2023) 065010
/// (UTC minus broadcast UTC); IS-GPS-200 section 20.3.3.5.2.4; JCGM 100:2008 for budgets.
///
/// Units: nanoseconds and MJD, as in those publications. Sign: reference minus clock, `UTC -
/// UTC(k)`. Everything is immutable.
@NullMarked
package org.noonmark.metrology.utc;

import org.jspecify.annotations.NullMarked;
