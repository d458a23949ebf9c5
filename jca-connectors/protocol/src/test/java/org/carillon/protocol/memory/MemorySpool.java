package org.carillon.protocol.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/** A spool in memory with a limit. */
public final class MemorySpool implements Spool {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final long most;

  public MemorySpool(long most) {
    this.most = most;
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (octets.size() + length > most) {
      throw new IOException("full");
    }
    octets.write(from, offset, length);
  }

  @Override
  public long size() {
    return octets.size();
  }

  /** Returns the written octets, one char each. */
  public String text() {
    return octets.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public Content content() {
    return Content.of(octets.toByteArray());
  }

  @Override
  public void close() {}
}
