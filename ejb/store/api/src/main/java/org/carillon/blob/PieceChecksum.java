package org.carillon.blob;

/**
 * The expected checksum of a piece of a file.
 *
 * @param algorithm the algorithm's name for {@link java.security.MessageDigest}
 * @param value the checksum's octets; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record PieceChecksum(String algorithm, byte[] value) {}
