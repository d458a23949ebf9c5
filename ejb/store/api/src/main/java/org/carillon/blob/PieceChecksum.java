package org.carillon.blob;

/**
 * What a piece of a file should come to.
 *
 * @param algorithm as {@link java.security.MessageDigest} calls it
 * @param value its octets, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record PieceChecksum(String algorithm, byte[] value) {}
