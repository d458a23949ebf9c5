package org.carillon.bench.hostile;

import java.io.IOException;

/** What one kind of user does all day. */
interface Usual {

  /** {@code imap}, {@code smtp} … */
  String name();

  /**
   * Does it once.
   *
   * @throws IOException when it was not served
   */
  void once() throws IOException;
}
