package org.carillon.transport.internal.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;

/** A content with a prefix of octets. */
public final class PrefixedContent implements Content {
  private final byte[] prefix;
  private final Content rest;

  PrefixedContent(byte[] prefix, Content rest) {
    this.prefix = prefix;
    this.rest = rest;
  }

  /** Returns a content with whole lines before it. */
  public static Content of(String lines, Content content) {
    return lines.isEmpty()
        ? content
        : new PrefixedContent(lines.getBytes(StandardCharsets.UTF_8), content);
  }

  @Override
  public long size() {
    return prefix.length + rest.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (position >= prefix.length) {
      return rest.read(position - prefix.length, into, offset, length);
    }
    int n = (int) Math.min(length, prefix.length - position);
    System.arraycopy(prefix, (int) position, into, offset, n);
    return n;
  }

  @Override
  public void check(long position, long length) throws IOException {
    long begin = Math.max(0, position - prefix.length);
    long end = Math.max(begin, position + length - prefix.length);
    rest.check(begin, end - begin);
  }

  @Override
  public void close() {
    rest.close();
  }
}
