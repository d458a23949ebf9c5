package org.carillon.startup.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** A database's description for comparison: a line for each schema object and each initial row. */
final class Catalogue {
  private static final List<String> QUERIES =
      List.of(
          """
          select 'column', c.relname, row_number() over (partition by c.oid order by a.attnum),
            a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
            a.attstorage, (select collname from pg_collation where oid = a.attcollation),
            pg_get_expr(d.adbin, d.adrelid)
          from pg_attribute a join pg_class c on c.oid = a.attrelid
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
          and a.attnum > 0 and not a.attisdropped
          """,
          // A change may add a constraint as not valid, to be validated later.
          """
          select 'constraint', conrelid::regclass, conname,
            replace(pg_get_constraintdef(oid), ' NOT VALID', '')
          from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
          """,
          """
          select 'index', pg_get_indexdef(indexrelid) from pg_index
          join pg_class c on c.oid = indrelid where c.relnamespace = 'public'::regnamespace
          """,
          // The ids of items start at another number in each database.
          """
          select 'sequence', sequencename, data_type, increment_by, min_value, max_value, cycle,
            cache_size, case when sequencename = 'item_id' then start_value >= 1::bigint << 40
              else start_value = 1 end, last_value
          from pg_sequences where schemaname = 'public'
          """,
          """
          select 'function', lower(pg_get_functiondef(p.oid)) from pg_proc p
          where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
          """,
          "select 'trigger', pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
          "select 'view', viewname, definition from pg_views where schemaname = 'public'",
          """
          select 'relation', relname, relkind, relpersistence, array_to_string(reloptions, ' ')
          from pg_class where relnamespace = 'public'::regnamespace
          """,
          "select 'extension', extname, extversion from pg_extension",
          "select 'counter', kind, version from change_counter",
          "select 'pass', kind, position from store_pass",
          "select 'lineage', count(*), min(length(lineage)) from store_lineage",
          "select 'client', to_jsonb(c) - 'modified' - 'created' from oauth_client c");

  /** The tables that have rows. */
  private static final String FILLED =
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and (xpath('/row/has/text()', query_to_xml(
        format('select exists (select from %I) as has', relname), false, true, '')))[1]::text = 'true'
      """;

  private Catalogue() {}

  /** Describes the schema {@code public} of a database. */
  static Set<String> of(DataSource database) throws SQLException {
    Set<String> lines = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String query : QUERIES) {
        try (ResultSet row = statement.executeQuery(query)) {
          int columns = row.getMetaData().getColumnCount();
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= columns; column++) {
              line.append(row.getString(column)).append(" | ");
            }
            lines.add(line.toString());
          }
        }
      }
      try (ResultSet row = statement.executeQuery(FILLED)) {
        while (row.next()) {
          lines.add("rows | " + row.getString(1));
        }
      }
    }
    return lines;
  }
}
