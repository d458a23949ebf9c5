package org.carillon.protocol.memory;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;

record DamagedContent() implements Content {
  @Override
  public long size() {
    return 100;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    throw new ContentDamaged("checksum");
  }

  @Override
  public void check(long position, long length) throws IOException {
    throw new ContentDamaged("checksum");
  }

  @Override
  public void close() {}
}
