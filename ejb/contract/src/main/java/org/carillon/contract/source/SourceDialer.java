package org.carillon.contract.source;

/** What an adapter offers to who must not open sockets. Is used by many threads. */
public interface SourceDialer {

  /**
   * One that asks a source; connects when it is asked first.
   *
   * @throws UnfitPlace when it can't be asked so, such as by a filter that is none
   */
  SourceClient open(SourcePlace place) throws UnfitPlace;

  /**
   * One that asks a source's web servers; connects when it is asked first.
   *
   * @throws UnfitPlace when the certificates are none
   */
  SourceWeb web(SourceWeb.Place place) throws UnfitPlace;
}
