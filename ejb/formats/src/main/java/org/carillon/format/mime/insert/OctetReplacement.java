package org.carillon.format.mime.insert;

/**
 * A range of a message and the octets that replace it.
 *
 * @param at the position of the first octet of the range
 * @param length the number of octets that are replaced
 * @param octets the octets to put there
 */
public record OctetReplacement(long at, long length, byte[] octets) {}
