package org.noonmark.behaviour.network;

/// A disc on the Earth in which something is.
///
/// @param latitudeDegrees of the middle, north is positive
/// @param longitudeDegrees of the middle, east is positive
/// @param radiusKilometres within which it surely is
public record Place(double latitudeDegrees, double longitudeDegrees, double radiusKilometres) {
    /// Mean radius of the Earth, IUGG.
    private static final double EARTH_KILOMETRES = 6371.0;

    /// Checks.
    public Place {
        boolean isOnEarth =
                Math.abs(latitudeDegrees) <= 90
                        && Math.abs(longitudeDegrees) <= 180
                        && radiusKilometres >= 0;
        if (!isOnEarth) {
            throw new IllegalArgumentException(
                    "must be on the Earth: %s %s radius=%s"
                            .formatted(latitudeDegrees, longitudeDegrees, radiusKilometres));
        }
    }

    /// The shortest way between any two points of both, by the haversine formula; 0 when the discs
    /// meet.
    public double leastKilometresTo(Place other) {
        double lat1 = Math.toRadians(latitudeDegrees);
        double lat2 = Math.toRadians(other.latitudeDegrees);
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(other.longitudeDegrees - longitudeDegrees) / 2);
        double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
        double middles = 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, h)));
        return Math.max(0, middles - radiusKilometres - other.radiusKilometres);
    }
}
