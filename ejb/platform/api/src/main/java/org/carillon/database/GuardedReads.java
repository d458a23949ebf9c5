package org.carillon.database;

import java.sql.SQLException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * Runs database reads for callers that are told to try later while the database is unavailable.
 *
 * @param outage logs the failures
 */
public record GuardedReads(Outage outage) {

  /** A read from the database. */
  @FunctionalInterface
  public interface Asked<T> {
    /** Runs the read once. */
    Answer<T> answer() throws SQLException;
  }

  /** Runs the read and returns its answer, or that of an unavailable database. */
  public <T> Answer<T> read(Asked<T> asked) {
    try {
      return asked.answer();
    } catch (SQLException away) {
      outage.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
