package io.gatehouse.cluster.torture;

import io.gatehouse.cluster.Cluster;
import io.gatehouse.cluster.JavaService;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Kills one server after another and brings it back, until told to stop. */
final class Chaos implements Runnable {
    private final Cluster cluster;
    private final Weather weather;
    private final Tally tally;
    private final RandomGenerator random;
    private volatile boolean isStopped;

    Chaos(Cluster cluster, Weather weather, Tally tally, RandomGenerator random) {
        this.cluster = cluster;
        this.weather = weather;
        this.tally = tally;
        this.random = random;
    }

    /** Lets the fault under way end, and begins no other. */
    void stop() {
        isStopped = true;
    }

    @Override
    public void run() {
        try {
            while (!isStopped) {
                pause(random.nextInt(4_000, 9_000));
                if (!isStopped) {
                    strike();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike() throws InterruptedException {
        tally.faults.increment();
        weather.faultBegins();
        try {
            switch (random.nextInt(7)) {
                case 0, 1 -> kill(cluster.gateways());
                case 2, 3 -> kill(cluster.cores());
                case 4 -> restartRedis();
                case 5 -> killNginx();
                default -> {
                    say("PostgreSQL restarts");
                    cluster.restartPostgres();
                }
            }
        } catch (IOException failed) {
            tally.wrongAnswers.add("a server did not come back: " + failed.getMessage());
        } finally {
            weather.faultEnds();
        }
    }

    private void kill(List<JavaService> services) throws InterruptedException {
        JavaService victim = services.get(random.nextInt(services.size()));
        say(victim.name() + " is killed");
        victim.kill();
        pause(random.nextInt(500, 2_500));
        victim.restart();
        victim.awaitReady();
    }

    private void killNginx() throws InterruptedException, IOException {
        say("nginx is killed");
        cluster.killNginx();
        pause(random.nextInt(500, 2_500));
        cluster.startNginx();
    }

    private void restartRedis() throws InterruptedException, IOException {
        say("Redis stops");
        cluster.stopRedis();
        pause(random.nextInt(500, 4_000));
        cluster.startRedis();
    }

    private static void say(String what) {
        System.out.println("  … " + what);
    }

    private static void pause(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
