package org.carillon.protocol.memory;

import java.io.IOException;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;

final class FlippedContent implements Content {
  private final Content content;
  private long checked;

  FlippedContent(Content content) {
    this.content = content;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    int n = content.read(position, into, offset, length);
    if (position == checked) {
      checked += n;
      if (checked == content.size()) {
        throw new ContentDamaged("checksum");
      }
    }
    return n;
  }

  @Override
  public void close() {
    content.close();
  }
}
