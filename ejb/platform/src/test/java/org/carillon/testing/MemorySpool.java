package org.carillon.testing;

import java.io.ByteArrayOutputStream;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

/** A spool in memory without a limit, for tests. */
public final class MemorySpool implements Spool {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  public static MemorySpool of(byte[] written) {
    MemorySpool spool = new MemorySpool();
    spool.write(written, 0, written.length);
    return spool;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    octets.write(from, offset, length);
  }

  @Override
  public long size() {
    return octets.size();
  }

  @Override
  public Content content() {
    return Content.of(octets.toByteArray());
  }

  @Override
  public void close() {
    // There is nothing to release in memory.
  }
}
