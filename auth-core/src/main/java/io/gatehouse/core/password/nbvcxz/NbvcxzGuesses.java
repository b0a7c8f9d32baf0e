package io.gatehouse.core.password.nbvcxz;

import io.gatehouse.core.password.CommonPasswords;
import io.gatehouse.core.password.GuessEstimator;
import io.gatehouse.core.password.PresentedPassword;
import io.gatehouse.core.password.bcrypt.HashingThreads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;

/**
 * Estimates by nbvcxz. An estimate is pure CPU and grows with the square of the length, so the input is cut and the work is done where
 * passwords are hashed, never on a thread that serves.
 */
public final class NbvcxzGuesses implements GuessEstimator, CommonPasswords {
    /** What comes after it can only make a password harder to guess. */
    private static final int LONGEST = 64;

    private static final long LONGEST_SEARCH_MILLIS = 200;
    private static final int MOST_COMMON = 10_000;
    /** No policy accepts shorter ones, so they would only take the place of others in the list. */
    private static final int SHORTEST = 8;

    private final HashingThreads threads;

    public NbvcxzGuesses(HashingThreads threads) {
        this.threads = threads;
    }

    /** Reads the dictionaries, which takes half a second, so that the first person who registers need not wait for it. */
    public static void load() {
        if (Words.COMMON.isEmpty() || Words.DICTIONARIES.isEmpty()) {
            throw new IllegalStateException("nbvcxz came without its dictionaries");
        }
    }

    @Override
    public double bits(PresentedPassword password, List<String> ownData) {
        String cut = cut(text(password));
        return threads.run(() -> new Nbvcxz(new ConfigurationBuilder()
                        .setLocale(Locale.ENGLISH)
                        .setDictionaries(with(ownData))
                        .setCombinationAlgorithmTimeout(LONGEST_SEARCH_MILLIS)
                        .createConfiguration())
                .estimate(cut)
                .getEntropy());
    }

    @Override
    public boolean contains(PresentedPassword password) {
        return Words.COMMON.contains(text(password).toLowerCase(Locale.ROOT));
    }

    private static List<Dictionary> with(Collection<String> ownData) {
        DictionaryBuilder own = new DictionaryBuilder().setDictionaryName("own").setExclusion(true);
        ownData.forEach(word -> own.addWord(word.toLowerCase(Locale.ROOT), 0));
        List<Dictionary> dictionaries = new ArrayList<>(Words.DICTIONARIES);
        dictionaries.add(own.createDictionary());
        return dictionaries;
    }

    private static String text(PresentedPassword password) {
        byte[] utf8 = password.bytes();
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    /** Read when first asked for, once for the whole process. */
    private static final class Words {
        static final List<Dictionary> DICTIONARIES = List.copyOf(ConfigurationBuilder.getDefaultDictionaries());
        static final Set<String> COMMON = DICTIONARIES.stream()
                .filter(dictionary -> dictionary.getDictionaryName().equals("passwords"))
                .flatMap(dictionary -> dictionary.getDictonary().entrySet().stream())
                .filter(word -> word.getKey().length() >= SHORTEST)
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_COMMON)
                .map(word -> word.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
