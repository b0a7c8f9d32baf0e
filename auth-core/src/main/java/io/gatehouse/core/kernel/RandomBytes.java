package io.gatehouse.core.kernel;

/** Bytes that nobody can guess. */
@FunctionalInterface
public interface RandomBytes {
    /** Returns {@code length} fresh bytes. */
    byte[] next(int length);
}
