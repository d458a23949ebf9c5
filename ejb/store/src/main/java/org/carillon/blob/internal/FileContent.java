package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.carillon.contract.content.Content;

/** A part of a file that another object keeps open. */
public record FileContent(FileChannel channel, long start, long size) implements Content {

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (position >= size) {
      return -1;
    }
    int wanted = (int) Math.min(length, size - position);
    return channel.read(ByteBuffer.wrap(into, offset, wanted), start + position);
  }

  @Override
  public void close() {}
}
