package io.gatehouse.core.user;

/**
 * Why a field was refused.
 *
 * @param code stable, for programs
 * @param message for people; never repeats what was typed
 */
public record FieldFault(String field, String code, String message) {}
