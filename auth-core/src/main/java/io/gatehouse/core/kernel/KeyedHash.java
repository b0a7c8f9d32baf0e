package io.gatehouse.core.kernel;

/**
 * A code as it is stored.
 *
 * @param keyId which key of the ring made it
 */
public record KeyedHash(int keyId, byte[] hash) {}
