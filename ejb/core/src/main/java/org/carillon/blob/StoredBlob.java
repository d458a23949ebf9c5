package org.carillon.blob;

/**
 * A content on the disk.
 *
 * @param id its id
 * @param segment the segment it lies in
 * @param position where its first octet lies in the segment's file
 * @param octets its length
 * @param checksum CRC-32C of its octets
 */
public record StoredBlob(long id, long segment, long position, long octets, int checksum) {}
