package org.carillon.settings;

import org.carillon.contract.answer.Answer;
import org.carillon.database.Transactions;

/** Changes of data that nodes cache: counted in their transaction, announced when durable. */
public record AnnouncedChanges(Transactions transactions, CacheVersions versions) {

  /**
   * Counts an answer that is {@code Done}, in its transaction. Returns the same answer, which the
   * caller must pass to {@link #announced} after the commit.
   */
  public <T> Answer<T> counted(CacheVersions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.increase(kind);
    }
    return answer;
  }

  /** Announces and returns a {@code Done} answer; this node has then processed the change. */
  public <T> Answer<T> announced(CacheVersions.Kind kind, Answer<T> answer) {
    if (answer instanceof Answer.Done<T>) {
      versions.announce(kind);
    }
    return answer;
  }

  /** Counts and announces a change that was committed elsewhere. */
  public void announce(CacheVersions.Kind kind) {
    transactions.run(_ -> versions.increase(kind));
    versions.announce(kind);
  }
}
