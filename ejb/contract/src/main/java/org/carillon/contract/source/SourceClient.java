package org.carillon.contract.source;

import java.io.IOException;
import java.util.List;

/** Asks one source. Is used by many threads; interrupting one ends its question. */
public interface SourceClient extends AutoCloseable {

  /**
   * Shows a password.
   *
   * @param password never empty: a bind with an empty one would succeed without a look at it (RFC
   *     4513 §5.1.2)
   * @throws IOException when it gives no answer
   */
  SourceAnswer check(SourceName name, String password) throws IOException, InterruptedException;

  /**
   * Looks for somebody, without a password.
   *
   * @throws IOException when it gives no answer
   */
  SourceAnswer find(SourceName name) throws IOException, InterruptedException;

  /**
   * What it says of itself, a sentence for each server.
   *
   * @throws IOException when one gives no answer
   */
  List<String> introduce() throws IOException, InterruptedException;

  /** Ends its connections. */
  @Override
  void close();
}
