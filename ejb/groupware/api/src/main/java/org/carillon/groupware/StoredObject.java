package org.carillon.groupware;

/**
 * An object with its octets.
 *
 * @param entry what it is
 * @param octets the octets that its client sent
 */
@SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
public record StoredObject(ObjectEntry entry, byte[] octets) {}
