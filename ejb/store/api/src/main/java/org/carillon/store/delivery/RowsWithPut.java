package org.carillon.store.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.store.TargetAnswer;
import org.carillon.store.TransactionParticipant;

/**
 * Rows that a put brings with it: written in the transaction that places the item, or not at all.
 * Bound to the thread, since between who puts and the store lie ports that know nothing of rows.
 */
public final class RowsWithPut {
  private static final ScopedValue<Rows> ROWS = ScopedValue.newInstance();

  private RowsWithPut() {}

  /** Writes rows. */
  @FunctionalInterface
  public interface Rows {
    /** Quick; may be called again when the transaction failed, and never commits. */
    void write(Connection connection) throws SQLException;
  }

  /** Puts something, by one put of the store. */
  @FunctionalInterface
  public interface Putting<T> {
    /** Does it. */
    T done();
  }

  /** Does a put that brings rows with it. */
  public static <T> T with(Rows rows, Putting<T> putting) {
    return ScopedValue.where(ROWS, rows).call(putting::done);
  }

  /** What the put on this thread brings with it. */
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
