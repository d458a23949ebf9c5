package org.carillon.due;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Work on rows that fall due, done on every node: a bean of this type is called when one of its
 * rows is due, and not before. Nobody polls for it. Where a row comes, or becomes due sooner, a
 * trigger of its table says so ({@code announce_due}), and each node looks when the first of all
 * kinds is due, in one statement. A node that was not told looks once a minute.
 */
public interface DueWork {
  /** Returns the kind of this work, which stays the same for as long as the bean lives. */
  DueKind kind();

  /**
   * Takes the next and does it.
   *
   * @return false when none is due that nobody else has
   */
  boolean take() throws SQLException, IOException, InterruptedException;
}
