package io.gatehouse.cluster.torture;

import io.gatehouse.cluster.Cluster;
import io.gatehouse.cluster.torture.Target.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** One run: people sign in, browse, lose answers and crash, thieves copy cookies, servers die; then it is counted. */
final class Torture {
    /** Cookies reach the disk so often: twice as often as the gateway waits between two sightings that prove it. */
    private static final int WRITE_BACK_MILLIS = 1_000;

    private final TortureOptions options;
    private final Target target;
    private final SSLContext tls;
    private final @Nullable Cluster cluster;
    private final Tally tally = new Tally();
    private final Weather weather = new Weather();
    private volatile boolean isOver;

    /**
     * Prepares a run.
     *
     * @param authority the certificate to trust, null for the public ones
     * @param cluster whose servers may be killed, or null
     */
    Torture(TortureOptions options, Target target, @Nullable Path authority, @Nullable Cluster cluster)
            throws IOException {
        this.options = options;
        this.target = target;
        this.tls = tls(authority);
        this.cluster = cluster;
    }

    /** Returns whether all went as it must. */
    boolean run(List<Person> people) throws InterruptedException {
        Random seeds = new Random(options.seed());
        List<SimulatedBrowser> browsers = new ArrayList<>();
        System.out.println("Signing in " + people.size() + " browsers");
        for (int i = 0; i < people.size(); i++) {
            SimulatedBrowser browser = browser(people.get(i), i, new CookieJar());
            browser.signIn(seeds);
            if (!tally.wrongAnswers.isEmpty()) {
                System.out.println(tally.report());
                return false;
            }
            browsers.add(browser);
        }
        options.leftOut().forEach(System.out::println);
        long seconds = options.time().toSeconds();
        System.out.println("Browsing for " + seconds + " s" + (options.hasChaos() ? ", while servers die" : ""));
        long end = System.nanoTime() + options.time().toNanos();
        Chaos chaos = cluster == null || !options.hasChaos()
                ? null
                : new Chaos(cluster, weather, tally, new Random(seeds.nextLong()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (SimulatedBrowser browser : browsers) {
                for (int tab = 0; tab < options.tabs(); tab++) {
                    RandomGenerator random = new Random(seeds.nextLong());
                    threads.execute(() -> browse(browser, random));
                }
                threads.execute(() -> writeBack(browser));
            }
            if (chaos != null) {
                threads.execute(chaos);
            }
            steal(browsers, new Random(seeds.nextLong()), end);
            if (chaos != null) {
                chaos.stop();
            }
            isOver = true;
        }
        System.out.println(tally.report());
        return tally.isGood();
    }

    /** Thefts begin while there is time to notice them, and the run waits for the last. */
    private void steal(List<SimulatedBrowser> browsers, Random random, long end) throws InterruptedException {
        Duration life = options.accessLifetime();
        Duration deadline = life.multipliedBy(TortureOptions.LIVES_TO_NOTICE);
        long lastTheft = end - options.timeOfTheft().toNanos();
        List<Thread> thefts = new ArrayList<>();
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1_500);
            SimulatedBrowser owner = browsers.get(random.nextInt(browsers.size()));
            if (System.nanoTime() < lastTheft && !owner.isRobbed()) {
                // Elsewhere: from an address of its own, where the machine has some to spare.
                SimulatedBrowser thief = browser(
                        owner.person(), 20_000 + thefts.size(), owner.jar().stolen());
                Duration wait = random.nextBoolean()
                        ? Duration.ofMillis(random.nextLong(500))
                        : life.multipliedBy(2).plusMillis(random.nextLong(life.toMillis()));
                Theft theft = new Theft(owner, thief, wait, deadline, tally, new Random(random.nextLong()));
                owner.robbed(theft);
                tally.thefts.increment();
                thefts.add(Thread.startVirtualThread(theft));
            }
        }
        for (Thread theft : thefts) {
            theft.join();
        }
    }

    private void browse(SimulatedBrowser browser, RandomGenerator random) {
        try {
            while (!isOver) {
                browser.step(random);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            tally.wrongAnswers.add(browser.person() + ": " + broken);
        }
    }

    private void writeBack(SimulatedBrowser browser) {
        try {
            while (!isOver) {
                TimeUnit.MILLISECONDS.sleep(WRITE_BACK_MILLIS);
                browser.jar().writeToDisk();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** On this machine every browser gets a loopback address of its own, so that limits by address see many people. */
    private SimulatedBrowser browser(Person person, int number, CookieJar jar) {
        InetAddress address = null;
        if (cluster != null) {
            try {
                address = InetAddress.getByAddress(new byte[] {
                    127, (byte) (1 + number / 60_000), (byte) (number / 250 % 240), (byte) (number % 250 + 2)
                });
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new SimulatedBrowser(target, person, address, tls, tally, weather, jar);
    }

    private static SSLContext tls(@Nullable Path authority) throws IOException {
        try {
            if (authority == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (InputStream pem = Files.newInputStream(authority)) {
                Certificate certificate =
                        CertificateFactory.getInstance("X.509").generateCertificate(pem);
                trusted.setCertificateEntry("authority", certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The certificate authority cannot be used: " + authority, unusable);
        }
    }
}
