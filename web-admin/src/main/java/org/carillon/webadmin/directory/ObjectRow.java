package org.carillon.webadmin.directory;

import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.DirectoryEntry;

/**
 * An object in a list.
 *
 * @param key its key
 * @param title its key for people
 * @param page its page; empty if it has none
 * @param cells its other cells, column by column
 */
public record ObjectRow(String key, String title, String page, List<ObjectCell> cells) {

  /**
   * Makes the rows of a list; the common values are computed once.
   *
   * @param words the words for their type
   * @param columns the columns after the first
   * @param isLinked whether objects have a page
   */
  record Maker(TypeWords words, List<Column<?>> columns, boolean isLinked) {

    static Maker of(List<Attribute<?>> shown, TypeWords words) {
      return new Maker(
          words,
          shown.stream().<Column<?>>map(attribute -> Column.of(attribute, words)).toList(),
          words.hasPage());
    }

    ObjectRow row(DirectoryEntry entry) {
      return new ObjectRow(
          entry.key(),
          words.readable(entry.key()),
          isLinked ? words.page(entry.key()) : "",
          columns.stream().map(column -> column.cell(entry, words)).toList());
    }
  }

  /**
   * A column after the first.
   *
   * @param attribute the shown attribute
   * @param heading its heading
   * @param none the text for a missing value
   */
  record Column<T>(Attribute<T> attribute, String heading, String none) {

    static <T> Column<T> of(Attribute<T> attribute, TypeWords words) {
      return new Column<>(attribute, words.heading(attribute), words.none(attribute));
    }

    ObjectCell cell(DirectoryEntry entry, TypeWords words) {
      return entry
          .values()
          .get(attribute)
          .map(value -> ObjectCell.of(heading, words.shown(attribute, value), value))
          .orElseGet(() -> new ObjectCell.Text(heading, none));
    }
  }
}
