package org.carillon.contract.source;

/** What an adapter offers to who must not open sockets. Is used by many threads. */
public interface SourceDialer {

  /**
   * One that asks a source; connects when it is asked first.
   *
   * @throws IllegalArgumentException when the place can't be one, such as certificates that are
   *     none; its message says why
   */
  SourceClient open(SourcePlace place);
}
