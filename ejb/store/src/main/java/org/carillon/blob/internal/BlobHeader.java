package org.carillon.blob.internal;

import java.nio.ByteBuffer;
import org.carillon.blob.StoredBlob;

/**
 * What lies before each content in a segment, so that the blob table could be made anew from the
 * segments: the letters {@code CBLB}, the CRC-32C, the blob's id, the length in octets; big-endian.
 */
public final class BlobHeader {
  /** The header's length. */
  public static final int OCTETS = 24;

  private static final int MAGIC = 0x43424c42;

  private BlobHeader() {}

  static void write(ByteBuffer into, long id, long octets, int checksum) {
    into.putInt(MAGIC).putInt(checksum).putLong(id).putLong(octets);
  }

  /** Whether a header, which is read from, is that of a content. */
  public static boolean isOf(ByteBuffer header, StoredBlob blob) {
    return header.remaining() == OCTETS
        && header.getInt() == MAGIC
        && header.getInt() == blob.checksum()
        && header.getLong() == blob.id()
        && header.getLong() == blob.octets();
  }
}
