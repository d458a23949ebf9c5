package org.carillon.webadmin.directory;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;

/**
 * An object in a list.
 *
 * @param key what names it
 * @param title the same as people read it
 * @param page its page; empty if it has none
 * @param cells what is shown besides, column by column
 */
public record ObjectRow(String key, String title, String page, List<Cell> cells) {

  /**
   * What is shown in a column.
   *
   * @param title the column's
   * @param kind {@code text}, {@code state} or {@code time}
   * @param text what it is
   * @param moment when it is, of a time; else null
   */
  public record Cell(String title, String kind, String text, Instant moment) {
    /** Whether it is on, of a state. */
    public boolean on() {
      return text.equals("true");
    }
  }

  static ObjectRow of(ObjectType type, DirectoryEntry entry, TypeWords words) {
    return new ObjectRow(
        entry.key(),
        words.readable(entry.key()),
        words.hasPage() ? words.page(entry.key()) : "",
        type.columns().stream()
            .filter(column -> column != type.key())
            .map(column -> cell(column, entry, words))
            .toList());
  }

  private static <T> Cell cell(Attribute<T> column, DirectoryEntry entry, TypeWords words) {
    var value = entry.values().get(column);
    return new Cell(
        words.heading(column),
        kind(column.type()),
        value.map(some -> words.shown(column, some)).orElseGet(() -> words.none(column)),
        value.filter(Instant.class::isInstance).map(Instant.class::cast).orElse(null));
  }

  private static String kind(AttributeType<?> type) {
    return switch (type) {
      case AttributeType.Switch() -> "state";
      case AttributeType.Time() -> "time";
      case AttributeType.Name(),
          AttributeType.Text(int _),
          AttributeType.Secret(),
          AttributeType.Names(int _),
          AttributeType.Choice(var _) ->
          "text";
    };
  }
}
