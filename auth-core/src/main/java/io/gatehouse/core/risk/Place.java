package io.gatehouse.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * Where an address seems to be.
 *
 * @param country two letters (ISO 3166-1)
 * @param point null where the database knows countries only
 */
public record Place(String country, @Nullable Point point) {
    private static final double EARTH_RADIUS_KM = 6371;

    /** A point on the globe, in degrees. */
    public record Point(double latitude, double longitude) {
        /** Returns the distance along the surface in km (haversine formula). */
        public double kilometresTo(Point other) {
            double dLatitude = Math.toRadians(other.latitude - latitude);
            double dLongitude = Math.toRadians(other.longitude - longitude);
            double h = Math.pow(Math.sin(dLatitude / 2), 2)
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(other.latitude))
                            * Math.pow(Math.sin(dLongitude / 2), 2);
            return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
        }
    }
}
