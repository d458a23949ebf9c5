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

/** Reads rows for the image: all of them, or some objects by their ids. */
final class ImageRows {
  private static final int FETCHED = 2_000;

  /**
   * A kind of object.
   *
   * @param query selects the objects; {@code %s} is replaced by a condition
   * @param id the column of their ids
   */
  private record Kind<T>(String query, String id, Reader<T> reader) {}

  /** Converts a row to an object. */
  @FunctionalInterface
  private interface Reader<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static final Kind<PersonRecord.Known> PERSONS =
      new Kind<>(
          """
      select a.id, a.domain, a.local_part, a.enabled, l.domains, l.locals,
        c.password, cast(extract(epoch from c.changed) * 1000000 as bigint), not a.is_resource,
        coalesce(c.second_factor, false), l.kinds, a.uuid, a.display_name,
        cast(a.profile as text), coalesce(a.service_class, 0), a.version,
        cast(extract(epoch from a.created) * 1000000 as bigint),
        cast(extract(epoch from a.modified) * 1000000 as bigint), p.version,
        coalesce(cast(cast(c.xmin as text) as bigint), 0),
        array(select m.mail_group from group_member m where m.account = a.id and m.role = 'MEMBER')
      from account a left join credential c on c.account = a.id
      left join account_photo p on p.account = a.id
      left join lateral (
        select array_agg(x.domain order by x.domain, x.local_part) as domains,
          array_agg(x.local_part order by x.domain, x.local_part) as locals,
          array_agg(x.kind order by x.domain, x.local_part) as kinds
        from address x where x.account = a.id) l on true
      where a.deleted is null and %s
      """,
          "a.id", ImageRows::person);

  private static final Kind<ImageChange.KnownGroup> GROUPS =
      new Kind<>(
          """
      select g.id, g.domain, g.local_part, g.kind = 'GROUP',
        array(select m.mail_group from group_member m
          where m.member_group = g.id and m.role = 'MEMBER')
      from mail_group g where %s
      """,
          "g.id", ImageRows::group);

  private static final Kind<AddressLookup.Domain> DOMAINS =
      new Kind<>(
          """
      select d.id, d.name, d.enabled, array(select n.name from domain_name n where n.domain = d.id),
        cast(extract(epoch from d.created) * 1000000 as bigint),
        cast(extract(epoch from d.modified) * 1000000 as bigint), d.version
      from domain d where d.deleted is null and %s
      """,
          "d.id", ImageRows::domain);

  private static final Kind<DirectoryView.Administrator> ADMINISTRATORS =
      new Kind<>(
          """
      select r.id, coalesce(r.name, ''), coalesce(r.account, 0), coalesce(r.domain, 0), r.role,
        coalesce(r.password, ''), cast(extract(epoch from r.changed) * 1000000 as bigint)
      from administrator r where %s
      """,
          "r.id", ImageRows::administrator);

  private ImageRows() {}

  /**
   * Reads everything. The connection must be in a transaction, so that rows can be streamed.
   *
   * @param into called with each part; returns whether to continue
   */
  static void all(Connection connection, Predicate<ImageChange> into) throws SQLException {
    ImageChange.Ids none = new ImageChange.Ids();
    List<AddressLookup.Domain> domains = list(connection, DOMAINS, Optional.empty());
    List<DirectoryView.Administrator> administrators =
        list(connection, ADMINISTRATORS, Optional.empty());
    if (into.test(new ImageChange(none, List.of(), List.of(), domains, administrators))
        && pages(
            connection,
            GROUPS,
            some -> into.test(new ImageChange(none, List.of(), some, List.of(), List.of())))) {
      pages(
          connection,
          PERSONS,
          some -> into.test(new ImageChange(none, some, List.of(), List.of(), List.of())));
    }
  }

  /** Reads all objects of a kind page by page. Returns whether it reached the end. */
  private static <T> boolean pages(Connection connection, Kind<T> kind, Predicate<List<T>> into)
      throws SQLException {
    List<T> page = new ArrayList<>(FETCHED);
    boolean wentOn =
        read(
            connection,
            kind,
            Optional.empty(),
            one -> {
              page.add(one);
              if (page.size() < FETCHED) {
                return true;
              }
              boolean goesOn = into.test(List.copyOf(page));
              page.clear();
              return goesOn;
            });
    return wentOn && into.test(page);
  }

  /** Reads the objects with these ids that exist. */
  static ImageChange some(Connection connection, ImageChange.Ids ids) throws SQLException {
    return new ImageChange(
        ids,
        list(connection, PERSONS, Optional.of(ids.persons())),
        list(connection, GROUPS, Optional.of(ids.groups())),
        list(connection, DOMAINS, Optional.of(ids.domains())),
        list(connection, ADMINISTRATORS, Optional.of(ids.administrators())));
  }

  private static PersonRecord.Known person(ResultSet row) throws SQLException {
    return new PersonRecord.Known(
        new AddressLookup.Person(
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
            lines(row)),
        List.of((Long[]) row.getArray(21).getArray()));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
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

  private static ImageChange.KnownGroup group(ResultSet row) throws SQLException {
    return new ImageChange.KnownGroup(
        new AddressLookup.Group(
            row.getLong(1), row.getLong(2), row.getString(3), row.getBoolean(4)),
        List.of((Long[]) row.getArray(5).getArray()));
  }

  private static AddressLookup.Domain domain(ResultSet row) throws SQLException {
    return new AddressLookup.Domain(
        row.getLong(1),
        row.getString(2),
        row.getBoolean(3),
        List.of((String[]) row.getArray(4).getArray()),
        instant(row.getLong(5)),
        instant(row.getLong(6)),
        row.getLong(7));
  }

  private static DirectoryView.Administrator administrator(ResultSet row) throws SQLException {
    return new DirectoryView.Administrator(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        AdministratorRow.Role.valueOf(row.getString(5)),
        row.getString(6),
        instant(row.getLong(7)));
  }

  private static <T> List<T> list(Connection connection, Kind<T> kind, Optional<Set<Long>> ids)
      throws SQLException {
    List<T> found = new ArrayList<>();
    read(connection, kind, ids, found::add);
    return found;
  }

  /**
   * Reads objects of a kind.
   *
   * @param ids the ids of the objects; empty for all
   * @param into called with each object; returns whether to continue
   * @return what {@code into} returned for the last object
   */
  private static <T> boolean read(
      Connection connection, Kind<T> kind, Optional<Set<Long>> ids, Predicate<T> into)
      throws SQLException {
    if (ids.filter(Set::isEmpty).isPresent()) {
      return true;
    }
    String which = ids.isEmpty() ? "true" : kind.id + " = any(?)";
    try (PreparedStatement select = connection.prepareStatement(kind.query.formatted(which))) {
      select.setFetchSize(FETCHED);
      if (ids.isPresent()) {
        select.setArray(1, connection.createArrayOf("bigint", ids.get().toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        boolean goesOn = true;
        while (goesOn && row.next()) {
          goesOn = into.test(kind.reader.of(row));
        }
        return goesOn;
      }
    }
  }
}
