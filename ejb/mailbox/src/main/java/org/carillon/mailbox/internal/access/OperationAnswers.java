package org.carillon.mailbox.internal.access;

import java.io.IOException;
import java.sql.SQLException;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.database.Outage;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.SqlFailure;
import org.jboss.logging.Logger;

/** Converts the result of an operation to an answer. */
public final class OperationAnswers {
  private static final Logger LOG = Logger.getLogger(OperationAnswers.class);
  private static final Outage AWAY = new Outage(LOG, "Mailbox operations are postponed");

  private OperationAnswers() {}

  @FunctionalInterface
  public interface Operation<T> {
    T run() throws SQLException, IOException, RefusedException;
  }

  public static <T> Answer<T> answer(Caller caller, Operation<T> operation) {
    if (!caller.hasAccount()) {
      return hindered(MailboxFailure.notPermitted(caller.name() + " has no mailboxes"));
    }
    try {
      T result = operation.run();
      AWAY.over();
      return new Answer.Done<>(result);
    } catch (RefusedException refused) {
      return hindered(refused.failure());
    } catch (BlobDamaged damaged) {
      LOG.error("A stored message is damaged", damaged);
      return hindered(new Failure.Damaged(damaged.getMessage()));
    } catch (SQLException | IOException away) {
      if (away instanceof SQLException && !SqlFailure.isOfTheDatabase(away)) {
        LOG.warnf(away, "An operation of %s is postponed", caller.name());
      } else {
        AWAY.met(String.valueOf(away.getMessage()));
      }
      return hindered(new Failure.TryLater("The store is not available at the moment."));
    } catch (RuntimeException surprise) {
      LOG.errorf(surprise, "An operation of %s failed", caller.name());
      return hindered(
          new Failure.TryLater("The operation failed; the server's log has the cause."));
    }
  }

  @FunctionalInterface
  public interface Action {
    void run() throws SQLException, IOException, RefusedException;
  }

  public static Answer<Void> done(Caller caller, Action action) {
    return answer(
        caller,
        () -> {
          action.run();
          return null;
        });
  }

  private static <T> Answer<T> hindered(Failure failure) {
    return new Answer.Failed<>(failure);
  }
}
