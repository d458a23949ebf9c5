package org.carillon.account.internal.image;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.AdministratorRow;

/** Reads what the image holds: all of it, or some objects by their ids. */
final class ImageRows {
  /** How many rows come at a time. */
  private static final int FETCHED = 2_000;

  private static final String PERSONS =
      """
      select a.id, a.domain, a.local_part, a.enabled, l.domains, l.locals,
        c.password, cast(extract(epoch from c.changed) * 1000000 as bigint), not a.is_resource,
        coalesce(c.second_factor, false), l.kinds, a.uuid, a.display_name,
        cast(a.profile as text), coalesce(a.service_class, 0), a.version,
        cast(extract(epoch from a.created) * 1000000 as bigint),
        cast(extract(epoch from a.modified) * 1000000 as bigint), p.version,
        coalesce(cast(cast(c.xmin as text) as bigint), 0)
      from account a left join credential c on c.account = a.id
      left join account_photo p on p.account = a.id
      left join lateral (
        select array_agg(x.domain order by x.domain, x.local_part) as domains,
          array_agg(x.local_part order by x.domain, x.local_part) as locals,
          array_agg(x.kind order by x.domain, x.local_part) as kinds
        from address x where x.account = a.id) l on true
      where a.deleted is null and %s
      """;

  private static final String GROUPS =
      "select g.id, g.domain, g.local_part, g.kind = 'GROUP' from mail_group g where %s";

  private static final String DOMAINS =
      """
      select d.id, d.name, d.enabled, array(select n.name from domain_name n where n.domain = d.id),
        cast(extract(epoch from d.created) * 1000000 as bigint),
        cast(extract(epoch from d.modified) * 1000000 as bigint), d.version
      from domain d where d.deleted is null and %s
      """;

  private static final String ADMINISTRATORS =
      """
      select r.id, coalesce(r.name, ''), coalesce(r.account, 0), coalesce(r.domain, 0), r.role,
        coalesce(r.password, ''), cast(extract(epoch from r.changed) * 1000000 as bigint)
      from administrator r where %s
      """;

  private ImageRows() {}

  /**
   * Reads everything; on a connection that is in a transaction, so that rows come as they go.
   *
   * @param into says whether it goes on
   * @return whether it went on to the end
   */
  static boolean all(Connection connection, Predicate<ImageChange> into) throws SQLException {
    boolean wentOn =
        into.test(
            new ImageChange(
                Set.of(),
                List.of(),
                Set.of(),
                groups(connection, Set.of()),
                Set.of(),
                domains(connection, Set.of()),
                Set.of(),
                administrators(connection, Set.of())));
    if (!wentOn) {
      return false;
    }
    List<PersonRecord.Known> page = new ArrayList<>(FETCHED);
    persons(
        connection,
        Set.of(),
        known -> {
          page.add(known);
          if (page.size() < FETCHED) {
            return true;
          }
          boolean goesOn = into.test(people(page));
          page.clear();
          return goesOn;
        });
    return into.test(people(page));
  }

  private static ImageChange people(List<PersonRecord.Known> some) {
    return new ImageChange(
        Set.of(), List.copyOf(some), Set.of(), List.of(), Set.of(), List.of(), Set.of(), List.of());
  }

  /** Reads some. */
  static ImageChange some(
      Connection connection,
      Set<Long> personIds,
      Set<Long> groupIds,
      Set<Long> domainIds,
      Set<Long> administratorIds)
      throws SQLException {
    List<PersonRecord.Known> persons = new ArrayList<>(personIds.size());
    if (!personIds.isEmpty()) {
      persons(connection, personIds, persons::add);
    }
    return new ImageChange(
        personIds,
        persons,
        groupIds,
        groupIds.isEmpty() ? List.of() : groups(connection, groupIds),
        domainIds,
        domainIds.isEmpty() ? List.of() : domains(connection, domainIds),
        administratorIds,
        administratorIds.isEmpty() ? List.of() : administrators(connection, administratorIds));
  }

  private static void persons(
      Connection connection, Set<Long> ids, Predicate<PersonRecord.Known> into)
      throws SQLException {
    read(
        connection,
        PERSONS,
        "a.id",
        ids,
        row ->
            into.test(
                new PersonRecord.Known(
                    new DirectoryLines.Person(
                        row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4)),
                    new DirectoryView.Credential(
                        Optional.ofNullable(row.getString(7)).orElse(""),
                        instant(row.getLong(8)),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getLong(20)),
                    new DirectoryView.Entry(
                        row.getObject(12, UUID.class),
                        row.getString(13),
                        row.getString(14),
                        row.getLong(15),
                        row.getLong(16),
                        instant(row.getLong(17)),
                        instant(row.getLong(18)),
                        Optional.ofNullable(row.getString(19)),
                        lines(row)))));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static List<DirectoryView.Administrator> administrators(
      Connection connection, Set<Long> ids) throws SQLException {
    List<DirectoryView.Administrator> administrators = new ArrayList<>();
    read(
        connection,
        ADMINISTRATORS,
        "r.id",
        ids,
        row ->
            administrators.add(
                new DirectoryView.Administrator(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    AdministratorRow.Role.valueOf(row.getString(5)),
                    row.getString(6),
                    instant(row.getLong(7)))));
    return administrators;
  }

  private static List<DirectoryView.Address> lines(ResultSet row) throws SQLException {
    if (row.getArray(5) == null) {
      return List.of();
    }
    Long[] domains = (Long[]) row.getArray(5).getArray();
    String[] locals = (String[]) row.getArray(6).getArray();
    String[] kinds = (String[]) row.getArray(11).getArray();
    List<DirectoryView.Address> lines = new ArrayList<>(domains.length);
    for (int i = 0; i < domains.length; i++) {
      lines.add(
          new DirectoryView.Address(AddressRow.Kind.valueOf(kinds[i]), domains[i], locals[i]));
    }
    return lines;
  }

  private static List<DirectoryLines.Group> groups(Connection connection, Set<Long> ids)
      throws SQLException {
    List<DirectoryLines.Group> groups = new ArrayList<>();
    read(
        connection,
        GROUPS,
        "g.id",
        ids,
        row ->
            groups.add(
                new DirectoryLines.Group(
                    row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4))));
    return groups;
  }

  private static List<DirectoryLines.Domain> domains(Connection connection, Set<Long> ids)
      throws SQLException {
    List<DirectoryLines.Domain> domains = new ArrayList<>();
    read(
        connection,
        DOMAINS,
        "d.id",
        ids,
        row ->
            domains.add(
                new DirectoryLines.Domain(
                    row.getLong(1),
                    row.getString(2),
                    row.getBoolean(3),
                    List.of((String[]) row.getArray(4).getArray()),
                    instant(row.getLong(5)),
                    instant(row.getLong(6)),
                    row.getLong(7))));
    return domains;
  }

  /** What is done with each row. */
  @FunctionalInterface
  private interface Reader {
    /** Whether the next is read. */
    boolean read(ResultSet row) throws SQLException;
  }

  /** Those of some ids, or all where there are none. */
  private static void read(
      Connection connection, String query, String column, Set<Long> ids, Reader reader)
      throws SQLException {
    String which = ids.isEmpty() ? "true" : column + " = any(?)";
    try (PreparedStatement select = connection.prepareStatement(query.formatted(which))) {
      select.setFetchSize(FETCHED);
      if (!ids.isEmpty()) {
        select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        boolean goesOn = true;
        while (goesOn && row.next()) {
          goesOn = reader.read(row);
        }
      }
    }
  }
}
