package org.carillon.account.declared;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rest of a table, besides the columns of attributes.
 *
 * @param form the form of values in a row
 * @param initial expressions for columns of new rows, by column
 * @param dated the column with the time of the last change; empty if there is none
 * @param sealed the column with a sealed secret; empty if there is none
 * @param saved the condition that rows in backups meet
 * @param isNumbered whether it has the column {@code id}
 * @param met the condition that rows meet which are objects
 */
record TableExtras(
    RowForm form,
    Map<String, String> initial,
    String dated,
    String sealed,
    String saved,
    boolean isNumbered,
    String met) {
  static final TableExtras NONE =
      new TableExtras(new RowForm(" "), Map.of(), "", "", "true", true, "true");

  TableExtras inLines() {
    return new TableExtras(new RowForm("\n"), initial, dated, sealed, saved, isNumbered, met);
  }

  TableExtras initially(String column, String expression) {
    Map<String, String> more = new LinkedHashMap<>(initial);
    more.put(column, expression);
    return new TableExtras(form, more, dated, sealed, saved, isNumbered, met);
  }

  TableExtras dating(String column) {
    return new TableExtras(form, initial, column, sealed, saved, isNumbered, met)
        .initially(column, "now()");
  }

  TableExtras sealing(String column) {
    return new TableExtras(form, initial, dated, column, saved, isNumbered, met);
  }

  TableExtras savedIf(String condition) {
    return new TableExtras(form, initial, dated, sealed, condition, isNumbered, met);
  }

  TableExtras unnumbered() {
    return new TableExtras(form, initial, dated, sealed, saved, false, met);
  }

  TableExtras meeting(String condition) {
    return new TableExtras(form, initial, dated, sealed, saved, isNumbered, condition);
  }
}
