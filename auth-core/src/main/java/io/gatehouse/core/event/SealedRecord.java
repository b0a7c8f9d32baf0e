package io.gatehouse.core.event;

/**
 * A record with the seal it was written with.
 *
 * @param mac see {@link AuditSeals#record}
 */
public record SealedRecord(AuditRecord record, byte[] mac) {}
