package org.carillon.database;

import java.sql.SQLException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * What is asked of the database for somebody who is told to try later while it is away.
 *
 * @param outage tells the log of it
 */
public record AnsweredReads(Outage outage) {

  /** Something that is asked. */
  @FunctionalInterface
  public interface Asked<T> {
    /** Asks it. */
    Answer<T> answer() throws SQLException;
  }

  /** Asks. */
  public <T> Answer<T> read(Asked<T> asked) {
    try {
      return asked.answer();
    } catch (SQLException away) {
      outage.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
