package org.carillon.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;

/**
 * A stored content. It has a file handle of its own: so compaction may unlink the segment
 * meanwhile, and the interrupt of one reader, which closes a channel, touches no other. Whoever
 * reads it from begin to end gets its last octets only when the checksum is right.
 */
final class StoredContent implements Content {
  private final FileChannel channel;
  private final StoredBlob blob;
  private final CRC32C checksum = new CRC32C();
  private long checked;

  StoredContent(FileChannel channel, StoredBlob blob) {
    this.channel = channel;
    this.blob = blob;
  }

  @Override
  public long size() {
    return blob.octets();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (position >= blob.octets()) {
      return -1;
    }
    int wanted = (int) Math.min(length, blob.octets() - position);
    int n = channel.read(ByteBuffer.wrap(into, offset, wanted), blob.position() + position);
    if (n < 0) {
      throw new BlobDamaged(blob + " ends after " + position + " octets");
    }
    if (position == checked) {
      check(into, offset, n);
    }
    return n;
  }

  private void check(byte[] octets, int offset, int length) throws BlobDamaged {
    checksum.update(octets, offset, length);
    checked += length;
    if (checked == blob.octets() && (int) checksum.getValue() != blob.checksum()) {
      throw new BlobDamaged(blob + " has other octets than were stored");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A file that was only read does not close", e);
    }
  }
}
