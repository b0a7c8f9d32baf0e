package io.gatehouse.core.kernel;

import java.util.UUID;

/** Makes ids: UUID version 7, so that rows made later sort later (RFC 9562, section 5.7). */
@FunctionalInterface
public interface Ids {
    UUID next();
}
