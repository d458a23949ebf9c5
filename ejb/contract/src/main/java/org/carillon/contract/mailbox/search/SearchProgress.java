package org.carillon.contract.mailbox.search;

/** Hears how far a search is. */
@FunctionalInterface
public interface SearchProgress<X extends Exception> {

  /**
   * So many messages of all have been looked at, of this pass over them.
   *
   * @throws X to cancel the search
   */
  void at(int done, int all) throws X;

  /** Hears of nothing and cancels nothing. */
  static SearchProgress<RuntimeException> unheard() {
    return (_, _) -> {};
  }
}
