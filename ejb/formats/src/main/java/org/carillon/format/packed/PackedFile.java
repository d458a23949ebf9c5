package org.carillon.format.packed;

/**
 * A file that was packed into a part.
 *
 * @param name the name that its sender gave it; not safe as a file name; empty if it has none
 * @param octets its content
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record PackedFile(String name, byte[] octets) {}
