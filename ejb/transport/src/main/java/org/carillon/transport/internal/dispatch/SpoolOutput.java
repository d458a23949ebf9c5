package org.carillon.transport.internal.dispatch;

import java.io.IOException;
import java.io.OutputStream;
import org.carillon.contract.content.Spool;

/** Writes into a spool, and notes whether any octet is beyond ASCII (RFC 6152). */
public final class SpoolOutput extends OutputStream {

  private final Spool spool;
  private boolean eightBit;

  public SpoolOutput(Spool spool) {
    this.spool = spool;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length && !eightBit; i++) {
      eightBit = from[i] < 0;
    }
    spool.write(from, offset, length);
  }

  public boolean eightBit() {
    return eightBit;
  }
}
