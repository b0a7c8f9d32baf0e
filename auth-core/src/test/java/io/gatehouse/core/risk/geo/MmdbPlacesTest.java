package io.gatehouse.core.risk.geo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.core.risk.Place;
import io.gatehouse.core.testing.MmdbFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of place databases, on files that were made for it. */
class MmdbPlacesTest {
    private static final List<String> ADDRESSES =
            List.of("192.0.2.7", "198.51.100.9", "203.0.113.5", "2001:db8::7", "::ffff:192.0.2.7", "10.0.0.1", "::");

    @TempDir
    Path folder;

    private MmdbPlaces places;

    @BeforeEach
    void open() {
        places = new MmdbPlaces(file().in(folder));
    }

    @AfterEach
    void close() {
        places.close();
    }

    @Test
    void an_address_has_a_country_and_where_it_is_known_a_point() {
        assertEquals(new Place("NO", new Place.Point(60.39, 5.32)), places.find("192.0.2.7"));
        assertEquals(new Place("JP", null), places.find("198.51.100.9"));
    }

    @Test
    void an_address_of_ipv6_has_one_too_and_so_has_one_of_ipv4_in_its_clothes() {
        assertEquals(new Place("DE", new Place.Point(53.55, 9.99)), places.find("2001:db8:1:2::7"));
        assertEquals(places.find("192.0.2.7"), places.find("::ffff:192.0.2.7"));
    }

    @Test
    void a_place_is_named_in_the_readers_language_else_in_english_by_its_city_where_that_is_known() {
        assertEquals("Hamburg, Deutschland", places.name("2001:db8::7", "de"));
        assertEquals("Hamburg, Germany", places.name("2001:db8::7", "en"));
        assertEquals("Hamburg, Germany", places.name("2001:db8::7", "fr"));
        assertEquals("Japan", places.name("198.51.100.9", "de"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.5", "10.0.0.1", "::1", "localhost", "", "192.0.2.7; --"})
    void nothing_is_known_of_other_addresses_and_what_is_none(String address) {
        assertNull(places.find(address));
        assertNull(places.name(address, "en"));
    }

    @Test
    void an_entry_without_a_country_or_with_a_strange_one_is_no_place() {
        MmdbFile strange = new MmdbFile()
                .add("192.0.2.0/25", Map.of("continent", "EU"))
                .add("192.0.2.128/25", Map.of("country", Map.of("iso_code", "<b>")))
                .add("198.51.100.0/24", Map.of("country", "NO"))
                .add(
                        "203.0.113.0/24",
                        Map.of("country", Map.of("iso_code", "NO"), "location", Map.of("latitude", 1.5)));
        try (MmdbPlaces odd = new MmdbPlaces(strange.in(folder))) {
            assertNull(odd.find("192.0.2.7"));
            assertNull(odd.find("192.0.2.200"));
            assertNull(odd.find("198.51.100.9"));
            assertEquals(new Place("NO", null), odd.find("203.0.113.5"));
            assertNull(odd.name("203.0.113.5", "en"));
        }
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name() {
        UncheckedIOException refused =
                assertThrows(UncheckedIOException.class, () -> new MmdbPlaces(folder.resolve("absent.mmdb")));
        assertTrue(String.valueOf(refused.getMessage()).contains("policies.risk.geoDatabase"));
        assertTrue(String.valueOf(refused.getMessage()).contains("absent.mmdb"));
    }

    @Test
    void a_file_that_is_no_place_database_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mmdb"), "no database at all");
        assertThrows(UncheckedIOException.class, () -> new MmdbPlaces(text));
        byte[] whole = file().bytes();
        Path half = Files.write(folder.resolve("half.mmdb"), Arrays.copyOf(whole, whole.length / 2));
        assertThrows(UncheckedIOException.class, () -> new MmdbPlaces(half));
    }

    /** Nobody's sign-in may fail because a disk did. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_damaged_file_knows_less_and_breaks_nothing(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = file().bytes();
        int metadata = whole.length - 300;
        for (int round = 0; round < 200; round++) {
            byte[] damaged = whole.clone();
            for (int flips = 0; flips < 20; flips++) {
                damaged[random.nextInt(metadata)] = (byte) random.nextInt(256);
            }
            try (MmdbPlaces opened = new MmdbPlaces(Files.write(folder.resolve("damaged.mmdb"), damaged))) {
                for (String address : ADDRESSES) {
                    assertDoesNotThrow(() -> opened.find(address), "seed " + seed + ", round " + round);
                    assertDoesNotThrow(() -> opened.name(address, "en"), "seed " + seed + ", round " + round);
                }
            }
        }
        assertNotNull(places.find("192.0.2.7"));
    }

    private static MmdbFile file() {
        return new MmdbFile()
                .city("192.0.2.0/24", "NO", Map.of("en", "Norway"), Map.of("en", "Bergen"), 60.39, 5.32)
                .country("198.51.100.0/24", "JP", "Japan")
                .city(
                        "2001:db8::/32",
                        "DE",
                        Map.of("en", "Germany", "de", "Deutschland"),
                        Map.of("en", "Hamburg"),
                        53.55,
                        9.99);
    }
}
