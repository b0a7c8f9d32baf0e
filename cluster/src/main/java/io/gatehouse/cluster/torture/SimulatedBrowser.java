package io.gatehouse.cluster.torture;

import io.gatehouse.cluster.torture.Target.Meaning;
import io.gatehouse.cluster.torture.Target.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** One person's browser: a jar, some tabs that call at their own pace, a network that loses answers, and crashes. */
final class SimulatedBrowser {
    private static final double LOST = 0.04;
    private static final double SLOW = 0.05;
    private static final double CRASH = 0.004;

    private final Target target;
    private final Person person;
    private final HttpClient client;
    private final Tally tally;
    private final Weather weather;
    private final CookieJar jar;
    private volatile @Nullable Theft theft;

    SimulatedBrowser(
            Target target,
            Person person,
            @Nullable InetAddress address,
            SSLContext tls,
            Tally tally,
            Weather weather,
            CookieJar jar) {
        this.target = target;
        this.person = person;
        this.tally = tally;
        this.weather = weather;
        this.jar = jar;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER);
        this.client = address == null
                ? builder.build()
                : builder.localAddress(address).build();
    }

    Person person() {
        return person;
    }

    CookieJar jar() {
        return jar;
    }

    /** Takes note that somebody has copied the cookies; from now on a sign-out is what should happen. */
    void robbed(Theft by) {
        theft = by;
    }

    boolean isRobbed() {
        return theft != null;
    }

    /** Presents the cookies once, as a thief does; null when no server answered. */
    @Nullable
    Meaning present() throws InterruptedException {
        CookieJar.Snapshot asked = jar.open();
        try {
            HttpResponse<String> answer = client.send(withCookies(target.call(), asked), BodyHandlers.ofString());
            jar.take(asked, answer.headers().allValues("set-cookie"));
            return target.meaning(answer.statusCode(), answer.body());
        } catch (IOException away) {
            return null;
        }
    }

    /** Signs in, again and again while the servers are busy. */
    void signIn(RandomGenerator random) throws InterruptedException {
        for (int attempt = 0; attempt < 60; attempt++) {
            CookieJar.Snapshot asked = jar.open();
            try {
                HttpResponse<String> answer =
                        client.send(withCookies(target.signIn(person), asked), BodyHandlers.ofString());
                Meaning meaning = target.meaning(answer.statusCode(), answer.body());
                if (meaning == Meaning.SERVED) {
                    theft = null;
                    jar.begin(answer.headers().allValues("set-cookie"));
                    return;
                }
                if (meaning != Meaning.BUSY) {
                    // Trying again would only lock the account.
                    tally.wrongAnswers.add("sign-in of " + person + ": " + shortened(answer));
                    return;
                }
            } catch (IOException away) {
                // Said by the tally of ordinary calls; here it only means another try.
            }
            pause(random.nextInt(300, 900));
        }
        throw new IllegalStateException(person + " could not sign in");
    }

    /** One step of one tab. */
    void step(RandomGenerator random) throws InterruptedException {
        pause(random.nextInt(100, 1_200));
        if (random.nextDouble() < CRASH && jar.crash()) {
            tally.crashes.increment();
        }
        CookieJar.Snapshot asked = jar.open();
        if (asked.header().isEmpty()) {
            // Another tab is just signing in.
            return;
        }
        long sentAt = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = ask(asked, random);
        } catch (IOException away) {
            failed(sentAt, away.getClass().getSimpleName() + " " + away.getMessage());
            return;
        }
        if (answer == null) {
            tally.lostAnswers.increment();
            return;
        }
        if (random.nextDouble() < SLOW) {
            pause(random.nextInt(50, 800));
        }
        if (jar.isStill(asked)) {
            jar.take(asked, answer.headers().allValues("set-cookie"));
            judge(answer, asked, sentAt, random);
        }
    }

    private void judge(HttpResponse<String> answer, CookieJar.Snapshot asked, long sentAt, RandomGenerator random)
            throws InterruptedException {
        Meaning meaning = target.meaning(answer.statusCode(), answer.body());
        switch (meaning) {
            case SERVED -> tally.served.increment();
            case BUSY -> failed(sentAt, shortened(answer));
            case WRONG -> tally.wrongAnswers.add(person + ": " + shortened(answer));
            case SIGNED_OUT, THEFT_SEEN -> signedOut(answer, asked, random);
        }
    }

    /** One tab finds out and signs in; the others go on with the new session. */
    private void signedOut(HttpResponse<String> answer, CookieJar.Snapshot asked, RandomGenerator random)
            throws InterruptedException {
        synchronized (this) {
            if (!jar.isStill(asked)) {
                return;
            }
            jar.clear();
        }
        Theft by = theft;
        if (by == null) {
            tally.signOuts.add(person + ": " + shortened(answer));
        } else {
            by.seen();
        }
        signIn(random);
    }

    private void failed(long sentAt, String what) {
        if (weather.wasFair(sentAt)) {
            tally.failuresAfterRecovery.add(person + ": " + what);
        } else {
            tally.busyInFaults.increment();
        }
    }

    /** Returns null when the answer got lost: the request was sent, and nobody waited long enough. */
    private @Nullable HttpResponse<String> ask(CookieJar.Snapshot cookies, RandomGenerator random)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> asking =
                client.sendAsync(withCookies(target.call(), cookies), BodyHandlers.ofString());
        if (random.nextDouble() < LOST) {
            cut(asking, random.nextInt(1, 60));
            return null;
        }
        try {
            return asking.get(20, TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            asking.cancel(true);
            throw new IOException("no answer within 20 s", silent);
        } catch (ExecutionException failure) {
            throw new IOException(String.valueOf(failure.getCause()), failure);
        }
    }

    /** Some are cut before the server has begun, some in the middle, some when all is done. */
    private static void cut(CompletableFuture<HttpResponse<String>> asking, int afterMillis)
            throws InterruptedException {
        pause(afterMillis);
        asking.cancel(true);
    }

    private static HttpRequest withCookies(HttpRequest.Builder request, CookieJar.Snapshot cookies) {
        return cookies.header().isEmpty()
                ? request.build()
                : request.header("Cookie", cookies.header()).build();
    }

    private static String shortened(HttpResponse<String> answer) {
        String body = answer.body();
        return answer.statusCode() + " " + (body.length() > 260 ? body.substring(0, 260) : body);
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
