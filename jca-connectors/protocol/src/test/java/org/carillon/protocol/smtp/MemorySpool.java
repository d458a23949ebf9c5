package org.carillon.protocol.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/** A spool in memory, with a bound of its own. */
final class MemorySpool implements Spool {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final long room;

  MemorySpool(long room) {
    this.room = room;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (octets.size() + length > room) {
      throw new IOException("No room");
    }
    octets.write(from, offset, length);
  }

  @Override
  public long size() {
    return octets.size();
  }

  String text() {
    return octets.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Content content() {
    throw new UnsupportedOperationException("Nobody reads it here");
  }

  @Override
  public void close() {}
}
