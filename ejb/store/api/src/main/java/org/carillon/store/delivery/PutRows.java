package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;

/**
 * Rows that belong to a put: written in the transaction that places the item, or not at all. They
 * are bound to the thread, because the interfaces in between know nothing of rows.
 */
public final class PutRows {
  private static final ScopedValue<Rows> ROWS = ScopedValue.newInstance();

  private PutRows() {}

  /** Writes the rows of a put. */
  @FunctionalInterface
  public interface Rows {
    /** Writes the rows, quickly. May be called again after a failure. Never commits. */
    void write(Connection connection) throws SQLException;
  }

  /** A call that makes one put to the store. */
  @FunctionalInterface
  public interface Putting<T> {
    /** Makes the put once. */
    T done();
  }

  /** Makes a put together with rows. */
  public static <T> T with(Rows rows, Putting<T> putting) {
    return ScopedValue.where(ROWS, rows).call(putting::done);
  }

  /** Returns the rows of the put on this thread; empty if it has none. */
  public static Optional<TransactionParticipant> current() {
    return ROWS.isBound() ? Optional.of(participant(ROWS.get())) : Optional.empty();
  }

  private static TransactionParticipant participant(Rows rows) {
    return (connection, _, _, answers) -> {
      if (isPlaced(answers)) {
        rows.write(connection);
      }
    };
  }

  private static boolean isPlaced(List<TargetAnswer> answers) {
    return !answers.isEmpty() && answers.getFirst() instanceof TargetAnswer.Delivered;
  }
}
