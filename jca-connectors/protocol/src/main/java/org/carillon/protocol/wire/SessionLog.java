package org.carillon.protocol.wire;

/**
 * Where a session reports its commands and facts while it runs: metrics count them, and one log
 * line has them at the session's end. Used by the session's thread.
 */
public interface SessionLog {

  /**
   * A command was done.
   *
   * @param verb the protocol's word for it, from a fixed set (never the peer's text)
   * @param nanos how long it took
   * @param done whether it succeeded
   */
  void command(String verb, long nanos, boolean done);

  /**
   * A fact worth a word in the log line; a later one of the same key replaces it.
   *
   * @param key from a fixed set ({@code user}, {@code from}, {@code id})
   * @param value may hold the peer's text; made harmless by whoever logs it
   */
  void fact(String key, String value);
}
