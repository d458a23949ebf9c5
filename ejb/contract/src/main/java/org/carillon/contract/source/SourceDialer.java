package org.carillon.contract.source;

/** Dials identity sources for the core, which must not open sockets. It is used by many threads. */
public interface SourceDialer {

  /**
   * Returns a client for a source; it connects with its first query.
   *
   * @throws InvalidSourceSettingsException if the source can't be queried like this, for example because the filter is
   *     malformed
   */
  SourceClient open(SourceConnectionSettings place) throws InvalidSourceSettingsException;

  /**
   * Returns a client for a source's web servers; it connects with its first call.
   *
   * @throws InvalidSourceSettingsException if the certificates are malformed
   */
  SourceWeb web(SourceWeb.Place place) throws InvalidSourceSettingsException;
}
