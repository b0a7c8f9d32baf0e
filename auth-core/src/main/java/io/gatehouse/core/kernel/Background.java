package io.gatehouse.core.kernel;

/** Does work after the answer, so that how long it takes tells the caller nothing. */
@FunctionalInterface
public interface Background {
    /**
     * Takes the work and returns at once. It is done in this process or, when that dies first, not at all.
     *
     * @param doing what it is for, told when it fails: "sending a reset link"
     * @throws Overloaded when too much waits already; the work will not be done
     */
    void run(String doing, Runnable work);
}
