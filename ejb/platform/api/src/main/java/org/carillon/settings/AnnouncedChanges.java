package org.carillon.settings;

import org.carillon.contract.answer.Answer;
import org.carillon.database.Transactions;

/**
 * Changes of what nodes keep in memory: counted in the transaction that makes them, made known when
 * they are durable.
 */
public record AnnouncedChanges(Transactions transactions, Versions versions) {

  /**
   * Counts what is {@code Done}, in its transaction; gives the same answer, which is to be {@link
   * #announced} after the commit.
   */
  public <T> Answer<T> counted(Versions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.increase(kind);
    }
    return answer;
  }

  /** Makes what is {@code Done} known, here before this returns; gives the same answer. */
  public <T> Answer<T> announced(Versions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.announce(kind);
    }
    return answer;
  }

  /** Counts and makes known what others made durable. */
  public void announce(Versions.Kind kind) {
    transactions.run(_ -> versions.increase(kind));
    versions.announce(kind);
  }
}
