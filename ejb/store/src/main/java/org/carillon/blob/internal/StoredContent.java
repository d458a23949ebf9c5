package org.carillon.blob.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.carillon.blob.BlobDamaged;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.jboss.logging.Logger;

/**
 * A stored content. It has its own file handle, so compaction may unlink the segment meanwhile, and
 * the interrupt of one reader, which closes a channel, affects no other. A reader that reads it
 * from start to end gets its last octets only if the checksum is right.
 */
final class StoredContent implements Content {
  /** The length up to which a part is returned if it can be read, without a check of the blob. */
  static final int LITTLE = 64 << 10;

  private static final Logger LOG = Logger.getLogger(StoredContent.class);

  private final FileChannel channel;
  private final StoredBlob blob;
  private final VerifiedBlobs sound;
  private final DamagedBlobs damages;
  private final CRC32C checksum = new CRC32C();
  private long checked;

  StoredContent(FileChannel channel, StoredBlob blob, VerifiedBlobs sound, DamagedBlobs damages) {
    this.channel = channel;
    this.blob = blob;
    this.sound = sound;
    this.damages = damages;
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
    int n;
    try {
      n = channel.read(ByteBuffer.wrap(into, offset, wanted), blob.position() + position);
    } catch (ClosedChannelException given) {
      // The reading thread was interrupted.
      throw given;
    } catch (IOException broken) {
      throw damaged("The disk cannot read the content: " + broken.getMessage());
    }
    if (n < 0) {
      throw damaged("The segment file ends after " + position + " octets of the content.");
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
      throw damaged("The content differs from what was stored (wrong checksum).");
    }
  }

  @Override
  public void check(long position, long length) throws IOException {
    if (length <= LITTLE) {
      readThrough(position, Math.min(length, blob.octets() - position));
    } else if (!sound.has(blob.id())) {
      checksum.reset();
      checked = 0;
      readThrough(0, blob.octets());
      sound.add(blob.id());
    }
  }

  private void readThrough(long position, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.clamp(length, 0, LITTLE)];
    for (long done = 0; done < length; ) {
      done += read(position + done, buffer, 0, (int) Math.min(buffer.length, length - done));
    }
  }

  private BlobDamaged damaged(String fault) {
    try {
      damages.note(blob, fault);
    } catch (SQLException away) {
      LOG.errorf("The %s is damaged: %s (not noted: %s)", blob, fault, away.getMessage());
    }
    return new BlobDamaged("The " + blob + " is damaged: " + fault);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A file opened for reading cannot be closed", e);
    }
  }
}
