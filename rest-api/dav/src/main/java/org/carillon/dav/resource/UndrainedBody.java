package org.carillon.dav.resource;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A request's body. Closing the server's own stream would read it to its end. */
final class UndrainedBody extends FilterInputStream {
  UndrainedBody(InputStream sent) {
    super(sent);
  }

  @Override
  public void close() {
    // The code that refuses a request limits the wait for the rest.
  }
}
