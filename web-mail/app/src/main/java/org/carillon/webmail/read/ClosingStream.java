package org.carillon.webmail.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that also ends its source when it is closed. */
public final class ClosingStream extends FilterInputStream {
  private final Runnable end;

  /** Wraps a stream; the end gives back what it reads from, once it is closed. */
  public ClosingStream(InputStream in, Runnable end) {
    super(in);
    this.end = end;
  }

  @Override
  public void close() throws IOException {
    super.close();
    end.run();
  }
}
