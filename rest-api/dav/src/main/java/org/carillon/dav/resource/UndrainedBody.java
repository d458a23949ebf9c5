package org.carillon.dav.resource;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A request's body, which the server's own stream would read to its end when it is closed. */
final class UndrainedBody extends FilterInputStream {
  UndrainedBody(InputStream sent) {
    super(sent);
  }

  @Override
  public void close() {
    // Who refuses a request says how long the rest is waited for.
  }
}
