package org.carillon.format.packed;

/** A packed file; its name is the sender's, maybe empty, and not safe as a file name. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record PackedFile(String name, byte[] octets) {}
