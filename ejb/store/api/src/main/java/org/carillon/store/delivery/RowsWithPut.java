package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;

/**
 * Rows that belong to a put: written in the transaction that places the item, or not at all. They
 * are bound to the thread, because the interfaces between the caller and the store know nothing of
 * rows.
 */
public final class RowsWithPut {
  private static final ScopedValue<Rows> ROWS = ScopedValue.newInstance();

  private RowsWithPut() {}

  /** Writes the rows of a put. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Writes the rows, quickly. May be called again if the transaction failed, and never commits.
     */
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
