/// `noonmark steer`: the steers that keep a UTC(k) near UTC, from a record of UTCr or Circular T.
///
/// Does not belong here: how steers are computed (`org.noonmark.metrology.steering`), options.
///
/// Read first: [org.noonmark.app.steer.SteerRun], the run; [org.noonmark.app.steer.SteerRequest],
/// what is asked; [org.noonmark.app.steer.PairText], how records and steer files are read.
///
/// Threading: one run, one thread. Units: MJD and nanoseconds in records, fractional frequency for
/// steers. Sign: records hold UTC minus UTC(k) as the BIPM does; results hold UTC(k) minus UTC.
package org.noonmark.app.steer;
