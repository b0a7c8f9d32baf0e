package io.gatehouse.core.risk.geo;

import io.gatehouse.core.policy.PolicyBook;
import io.gatehouse.core.risk.Place;
import io.gatehouse.core.risk.PlaceFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places from the file that the policy names by now. Such files are made anew every week: one that was replaced is read, and one that is
 * no place database changes nothing.
 */
public final class PolicyPlaces implements PlaceFinder {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyPlaces.class);

    private final PolicyBook policies;
    private volatile PlaceFinder inForce;
    private String seen;

    /**
     * Opens the file.
     *
     * @throws UncheckedIOException when it cannot be read, or is no such file
     */
    public PolicyPlaces(PolicyBook policies) {
        this.policies = policies;
        Path file = policies.common().risk().geoDatabase();
        this.seen = mark(file);
        this.inForce = open(file);
    }

    /** Reads the file if the policy names another or its content was replaced. To be called now and then. */
    public synchronized void look() {
        Path file = policies.common().risk().geoDatabase();
        String now = mark(file);
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            // The former one is not closed: somebody may be looking for a place in it.
            inForce = open(file);
        } catch (UncheckedIOException unreadable) {
            LOG.error("The place database has a fault, the old one goes on: {}", unreadable.getMessage());
        }
    }

    @Override
    public @Nullable Place find(String address) {
        return inForce.find(address);
    }

    @Override
    public @Nullable String name(String address, String language) {
        return inForce.name(address, language);
    }

    private static PlaceFinder open(@Nullable Path file) {
        if (file == null) {
            LOG.info("policies.risk.geoDatabase is not set: new countries and impossible travel are not looked for.");
            return PlaceFinder.nowhere();
        }
        PlaceFinder opened = new MmdbPlaces(file);
        LOG.info("Places are looked for in {}.", file.getFileName());
        return opened;
    }

    /** Returns a text that changes when the file does, without reading all of it. */
    private static String mark(@Nullable Path file) {
        try {
            return file == null ? "none" : file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            return file + " unreadable";
        }
    }
}
