package org.carillon.store.reading;

import java.io.IOException;
import org.carillon.contract.content.Content;

/** A message's content with the mailbox's own trace fields before it. */
public final class PrefixedContent implements Content {
  private final byte[] prefix;
  private final Content content;

  /**
   * Creates the combined content.
   *
   * @param content the content, which is closed with this one
   */
  public PrefixedContent(byte[] prefix, Content content) {
    this.prefix = prefix;
    this.content = content;
  }

  @Override
  public long size() {
    return prefix.length + content.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (position >= prefix.length) {
      return content.read(position - prefix.length, into, offset, length);
    }
    int n = (int) Math.min(length, prefix.length - position);
    System.arraycopy(prefix, (int) position, into, offset, n);
    return n;
  }

  @Override
  public void check(long position, long length) throws IOException {
    long from = Math.max(position, prefix.length);
    long end = Math.min(position + length, size());
    if (from < end) {
      content.check(from - prefix.length, end - from);
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
