package org.carillon.due;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Work on rows that fall due, done on every node: a bean of this type is called when one of its
 * rows is due, and not before. There is no polling. If a row is added, or becomes due sooner, a
 * trigger of its table announces it ({@code announce_due}), and each node queries the first due
 * time of all kinds in one statement. A node that missed an announcement queries once a minute.
 */
public interface DueWork {
  /** Returns the kind of this work, which stays the same for as long as the bean lives. */
  DueKind kind();

  /**
   * Takes the next row and does its work.
   *
   * @return false if no row is due that no other node has
   */
  boolean take() throws SQLException, IOException, InterruptedException;
}
