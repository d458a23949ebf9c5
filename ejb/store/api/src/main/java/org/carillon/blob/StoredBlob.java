package org.carillon.blob;

/**
 * A blob on the disk.
 *
 * @param id its id
 * @param segment the segment it lies in, or 0 if no row says
 * @param position the offset of its first octet in the segment's file
 * @param octets its length
 * @param checksum the CRC-32C of its octets
 */
public record StoredBlob(long id, long segment, long position, long octets, int checksum) {

  /** Returns the location, as in {@code content 12 at octet 4711 of segment file 00f3a2.blobs}. */
  @Override
  public String toString() {
    return "content " + id + (segment == 0 ? "" : " at " + new SegmentFile(segment).at(position));
  }
}
