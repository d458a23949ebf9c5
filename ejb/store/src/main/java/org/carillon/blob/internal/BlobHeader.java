package org.carillon.blob.internal;

import java.nio.ByteBuffer;
import org.carillon.blob.StoredBlob;

/**
 * The header before each blob in a segment, with which the blob table could be rebuilt from the
 * segments: the letters {@code CBLB}, the CRC-32C, the blob's id, the length in octets; big-endian.
 */
public final class BlobHeader {
  /** The header's length in octets. */
  public static final int OCTETS = 24;

  private static final int MAGIC = 0x43424c42;

  private BlobHeader() {}

  static void write(ByteBuffer into, long id, long octets, int checksum) {
    into.putInt(MAGIC).putInt(checksum).putLong(id).putLong(octets);
  }

  /** Returns whether a header belongs to the blob. The buffer is read. */
  public static boolean isOf(ByteBuffer header, StoredBlob blob) {
    return header.remaining() == OCTETS
        && header.getInt() == MAGIC
        && header.getInt() == blob.checksum()
        && header.getLong() == blob.id()
        && header.getLong() == blob.octets();
  }
}
