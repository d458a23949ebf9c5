package org.carillon.contract.source;

import java.io.IOException;
import java.util.List;

/** Queries one identity source. Used by many threads; interrupting one ends its query. */
public interface SourceClient extends AutoCloseable {

  /**
   * Checks a password.
   *
   * @param password never empty: an LDAP bind with an empty password would succeed without a check
   *     (RFC 4513 §5.1.2)
   * @throws IOException if the source gives no answer
   */
  SourceAnswer check(SourceLogin name, String password) throws IOException, InterruptedException;

  /** Looks for a user without a password. Throws IOException if the source gives no answer. */
  SourceAnswer find(SourceLogin name) throws IOException, InterruptedException;

  /** Returns what the source says about itself, a sentence for each server. */
  List<String> introduce() throws IOException, InterruptedException;

  @Override
  void close();
}
