package org.carillon.blob;

/**
 * A content on the disk.
 *
 * @param id its id
 * @param segment the segment it lies in; 0 when no row says
 * @param position where its first octet lies in the segment's file
 * @param octets its length
 * @param checksum CRC-32C of its octets
 */
public record StoredBlob(long id, long segment, long position, long octets, int checksum) {

  /** Where it is, for people: {@code content 12 at octet 4711 of segment file 00f3a2.blobs}. */
  @Override
  public String toString() {
    return "content " + id + (segment == 0 ? "" : " at " + new SegmentFile(segment).at(position));
  }
}
