package org.carillon.format.packed;

/**
 * A file that was packed into a part.
 *
 * @param name as its sender gave it; not safe as a file's name, and empty for none
 * @param octets what is in it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PackedFile(String name, byte[] octets) {}
