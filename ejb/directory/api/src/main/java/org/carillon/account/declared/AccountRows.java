package org.carillon.account.declared;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.carillon.database.SavedRows;

/**
 * Rows of accounts in backups, by a declaration of their columns. A row's text has each column, and
 * the local part and domain of its account. Its table {@code t} has the account's id as {@code
 * account}.
 */
public abstract class AccountRows implements SavedRows {
  private final String name;
  private final int order;
  private final String table;
  private final List<Column> columns;

  /**
   * Creates the rows of a table.
   *
   * @param from the clause that names the table: {@code from mail_label}
   * @param columns the columns with their types, of which {@code base64} and {@code hex} are octets
   *     in that form; after an equals sign, the value for rows that were saved without the column
   */
  protected AccountRows(String name, int order, String from, String columns) {
    this.name = name;
    this.order = order;
    this.table = from.substring("from ".length());
    this.columns = Arrays.stream(columns.split(", ")).map(Column::of).toList();
  }

  /** A column of octets, if it has a form, or of another type, with the value of old rows. */
  private record Column(String name, String type, String form, String usual) {
    static Column of(String declared) {
      String[] parts = declared.split("[ =]", 3);
      boolean isOctets = parts[1].equals("base64") || parts[1].equals("hex");
      return new Column(
          parts[0],
          isOctets ? "text" : parts[1],
          isOctets ? parts[1] : "",
          parts.length == 3 ? parts[2] : "null");
    }

    String kept() {
      String value = "t." + name;
      return "'%s', %s"
          .formatted(name, form.isEmpty() ? value : "encode(%s, '%s')".formatted(value, form));
    }

    String given() {
      String value = "coalesce(r.%s, %s)".formatted(name, usual);
      return form.isEmpty() ? value : "decode(%s, '%s')".formatted(value, form);
    }
  }

  private String all(Function<Column, String> text) {
    return columns.stream().map(text).collect(joining(", "));
  }

  /** Returns the end of the query: further conditions, and the order of the rows. */
  protected String end() {
    return "order by t.account, t." + columns.getFirst().name();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, %s)::text
        from %s t join account a on a.id = t.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null %s
        """
        .formatted(all(Column::kept), table, end());
  }

  @Override
  public String insertion() {
    return """
        insert into %s (account, %s) select a.id, %s
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, %s)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """
        .formatted(
            table,
            all(Column::name),
            all(Column::given),
            all(column -> column.name() + ' ' + column.type()));
  }
}
