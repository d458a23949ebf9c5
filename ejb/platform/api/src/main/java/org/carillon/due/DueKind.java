package org.carillon.due;

import java.util.List;
import java.util.stream.Collectors;
import org.carillon.database.DueRows;

/**
 * A kind of work that falls due.
 *
 * @param name the name of its threads after {@code carillon-due-}: words with hyphens
 * @param what the work's name at the beginning of a sentence in the log
 * @param atOnce the number of threads of a node that do it at the same time
 * @param sources the tables with its rows
 */
public record DueKind(String name, String what, int atOnce, List<Source> sources) {

  /**
   * A table with rows that fall due.
   *
   * @param table the table, whose triggers announce changes
   * @param earliest a scalar subselect: the time when the first row may be taken; null if there is
   *     none to take
   */
  public record Source(String table, String earliest) {
    /** Returns the source for rows that may be taken when they are due. */
    public static Source of(DueRows rows) {
      return new Source(
          rows.table(), "(select min(%s) from %s)".formatted(rows.due(), rows.table()));
    }
  }

  public DueKind {
    sources = List.copyOf(sources);
  }

  /** Creates a kind whose rows lie in one table and are processed one at a time on a node. */
  public static DueKind of(String name, String what, DueRows rows) {
    return new DueKind(name, what, 1, List.of(Source.of(rows)));
  }

  /** Returns the same kind for several threads of a node. */
  public DueKind several(int threads) {
    return new DueKind(name, what, threads, sources);
  }

  /** Returns whether announcements of a table are about this kind. */
  public boolean isOf(String table) {
    return sources.stream().map(Source::table).anyMatch(table::equals);
  }

  /** Returns SQL for the time when the first row may be taken; null if there is none. */
  public String earliest() {
    return sources.stream().map(Source::earliest).collect(Collectors.joining(", ", "least(", ")"));
  }
}
