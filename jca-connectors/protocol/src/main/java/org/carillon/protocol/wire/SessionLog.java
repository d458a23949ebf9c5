package org.carillon.protocol.wire;

/** Receives a session's commands and facts, for metrics and one log line. For its thread. */
public interface SessionLog {

  /**
   * Reports a command.
   *
   * @param verb the protocol's word for it, from a fixed set (never the peer's text)
   * @param nanos its duration in ns
   */
  void command(String verb, long nanos, boolean done);

  /**
   * Reports a fact for the log line; a later one of the same key replaces it.
   *
   * @param key from a fixed set ({@code user}, {@code from}, {@code id})
   * @param value may contain the peer's text; the log escapes it
   */
  void fact(String key, String value);
}
