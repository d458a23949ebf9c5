package org.carillon.contract.source;

/**
 * The dialer for identity sources that an adapter offers to core code, which must not open sockets.
 * It is used by many threads.
 */
public interface SourceDialer {

  /**
   * Returns a client for a source; it connects with its first query.
   *
   * @throws UnfitPlace if the source can't be queried like this, for example because the filter is
   *     malformed
   */
  SourceClient open(SourcePlace place) throws UnfitPlace;

  /**
   * Returns a client for a source's web servers; it connects with its first call.
   *
   * @throws UnfitPlace if the certificates are malformed
   */
  SourceWeb web(SourceWeb.Place place) throws UnfitPlace;
}
