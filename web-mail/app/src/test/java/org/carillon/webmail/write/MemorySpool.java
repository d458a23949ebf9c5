package org.carillon.webmail.write;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;

final class MemorySpool implements Spool {
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

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
    throw new UnsupportedOperationException("These tests read the octets");
  }

  @Override
  public void close() {}

  String text() {
    return octets.toString(StandardCharsets.ISO_8859_1);
  }
}
