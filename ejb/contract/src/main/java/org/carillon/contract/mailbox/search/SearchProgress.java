package org.carillon.contract.mailbox.search;

/** A callback for the progress of a search. */
@FunctionalInterface
public interface SearchProgress<X extends Exception> {

  /** Reports that {@code done} of {@code all} messages are looked at. May throw to cancel. */
  void at(int done, int all) throws X;

  /** Returns a callback that does nothing and never cancels. */
  static SearchProgress<RuntimeException> unheard() {
    return (_, _) -> {};
  }
}
