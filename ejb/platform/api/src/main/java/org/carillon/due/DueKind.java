package org.carillon.due;

import java.util.List;
import java.util.stream.Collectors;
import org.carillon.database.DueRows;

/**
 * A kind of work that falls due.
 *
 * @param name what its threads are called, behind {@code carillon-due-}: words with hyphens
 * @param what the work, as the log names it at the beginning of a sentence
 * @param atOnce how many threads of a node do it at a time
 * @param sources where its rows lie
 */
public record DueKind(String name, String what, int atOnce, List<Source> sources) {

  /**
   * Where rows lie that fall due.
   *
   * @param table the table, whose triggers announce
   * @param earliest a scalar subselect: when the first may be taken; null when none is to be
   */
  public record Source(String table, String earliest) {
    /** Rows that may be taken when they are due. */
    public static Source of(DueRows rows) {
      return new Source(
          rows.table(), "(select min(%s) from %s)".formatted(rows.due(), rows.table()));
    }
  }

  public DueKind {
    sources = List.copyOf(sources);
  }

  /** Rows of one table, one at a time on a node. */
  public static DueKind of(String name, String what, DueRows rows) {
    return new DueKind(name, what, 1, List.of(Source.of(rows)));
  }

  /** The same by several threads of a node. */
  public DueKind several(int threads) {
    return new DueKind(name, what, threads, sources);
  }

  /** Returns whether announcements of a table are about this kind. */
  public boolean isOf(String table) {
    return sources.stream().map(Source::table).anyMatch(table::equals);
  }

  /** An expression: when its first row may be taken; null when none is to be. */
  public String earliest() {
    return sources.stream().map(Source::earliest).collect(Collectors.joining(", ", "least(", ")"));
  }
}
