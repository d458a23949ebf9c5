package org.carillon.bench.hostile;

import java.io.IOException;

/** The repeated request of one kind of user. */
interface UserActivity {

  /** The name, such as {@code imap} or {@code smtp}. */
  String name();

  /**
   * Makes the request once.
   *
   * @throws IOException if it did not succeed
   */
  void once() throws IOException;
}
