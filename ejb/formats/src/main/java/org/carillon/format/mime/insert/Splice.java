package org.carillon.format.mime.insert;

/**
 * A stretch of a message that becomes another one.
 *
 * @param at the position of its first octet
 * @param length how many octets go
 * @param octets what stands there instead
 */
public record Splice(long at, long length, byte[] octets) {}
