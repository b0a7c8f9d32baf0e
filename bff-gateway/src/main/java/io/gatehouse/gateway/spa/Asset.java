package io.gatehouse.gateway.spa;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A file of the pages, in memory.
 *
 * @param brotli its brotli form, made at build time; null when there is none
 * @param gzip its gzip form, made at build time; null when there is none
 * @param isImmutable whether its name holds a hash of its content
 */
record Asset(
        Buffer plain,
        @Nullable Buffer brotli,
        @Nullable Buffer gzip,
        String contentType,
        String etag,
        boolean isImmutable) {}
