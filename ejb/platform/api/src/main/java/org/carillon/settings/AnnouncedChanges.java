package org.carillon.settings;

import org.carillon.contract.answer.Answer;
import org.carillon.database.Transactions;

/**
 * Changes of data that nodes cache: counted in the transaction that makes them, announced when they
 * are durable.
 */
public record AnnouncedChanges(Transactions transactions, Versions versions) {

  /**
   * Counts an answer that is {@code Done}, in its transaction. Returns the same answer, which the
   * caller must pass to {@link #announced} after the commit.
   */
  public <T> Answer<T> counted(Versions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.increase(kind);
    }
    return answer;
  }

  /**
   * Announces an answer that is {@code Done}; this node has processed the change when this returns.
   * Returns the same answer.
   */
  public <T> Answer<T> announced(Versions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.announce(kind);
    }
    return answer;
  }

  /** Counts and announces a change that was committed elsewhere. */
  public void announce(Versions.Kind kind) {
    transactions.run(_ -> versions.increase(kind));
    versions.announce(kind);
  }
}
