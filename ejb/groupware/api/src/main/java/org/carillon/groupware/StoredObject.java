package org.carillon.groupware;

/**
 * An object with its octets.
 *
 * @param entry the entry of the object
 * @param octets the octets that its client sent
 */
@SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
public record StoredObject(ObjectEntry entry, byte[] octets) {}
