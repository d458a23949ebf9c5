package org.carillon.contract.source;

/** Dials identity sources for the core, which must not open sockets. It is used by many threads. */
public interface SourceDialer {

  /** Returns a client, which connects with its first query; throws if the source is malformed. */
  SourceClient open(SourceConnectionSettings place) throws InvalidSourceSettingsException;

  /** Returns a client for a source's web servers; it connects with its first call. */
  SourceWeb web(SourceWeb.Place place) throws InvalidSourceSettingsException;
}
