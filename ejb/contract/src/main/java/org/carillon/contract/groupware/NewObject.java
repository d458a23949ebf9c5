package org.carillon.contract.groupware;

/**
 * An object as a client sends it.
 *
 * @param octets the object
 * @param quietly whether nobody is told of what it changes (RFC 6638 §8.1 {@code Schedule-Reply:
 *     F})
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record NewObject(byte[] octets, boolean quietly) {}
