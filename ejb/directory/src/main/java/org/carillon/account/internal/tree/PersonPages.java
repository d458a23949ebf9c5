package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.image.DirectoryView;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeQuery;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Pages of accounts as entries: of one domain by local part, of all domains by id. */
final class PersonPages {
  private static final String TIME_OUT = "jakarta.persistence.query.timeout";

  private final EntityManager entities;

  PersonPages(EntityManager entities) {
    this.entities = entities;
  }

  Page<TreeEntry> page(DirectoryVisibility visibility, TreeQuery query, Duration time) {
    List<AccountRow> rows = rows(visibility, query, time);
    Map<Long, List<AddressRow>> addresses = addresses(rows);
    Map<Long, String> photos = photos(rows);
    return Page.of(
        rows,
        new PageRequest(Optional.empty(), query.after(), query.limit()),
        row ->
            entry(
                visibility,
                row,
                addresses.getOrDefault(row.id(), List.of()),
                Optional.ofNullable(photos.get(row.id()))),
        TreeEntry::place);
  }

  private List<AccountRow> rows(DirectoryVisibility visibility, TreeQuery query, Duration time) {
    AccountConditionSql sets = new AccountConditionSql(entities, visibility.domain());
    StringBuilder sql =
        new StringBuilder(
            "select {a.*}, {d.*} from account a join domain d on d.id = a.domain"
                + " where a.deleted is null and not a.is_resource");
    if (visibility.domain() != 0) {
      sql.append(" and a.domain = ").append(sets.parameter(visibility.domain()));
      query
          .after()
          .ifPresent(after -> sql.append(" and a.local_part > ").append(sets.parameter(after)));
    } else {
      query
          .after()
          .ifPresent(
              after -> sql.append(" and a.id > ").append(sets.parameter(Long.parseLong(after))));
    }
    if (visibility.only() != 0) {
      sql.append(" and a.id = ").append(sets.parameter(visibility.only()));
    }
    if (!visibility.administers()) {
      sql.append(" and a.enabled");
    }
    sets.of(query.condition())
        .ifPresent(set -> sql.append(" and a.id in (").append(set).append(')'));
    sql.append(" order by ").append(visibility.domain() != 0 ? "a.local_part" : "a.id");
    NativeQuery<Object[]> select =
        entities
            .unwrap(Session.class)
            .createNativeQuery(sql.toString(), Object[].class)
            .addEntity("a", AccountRow.class)
            .addJoin("d", "a.domain")
            .setHint(TIME_OUT, (int) time.toMillis())
            .setMaxResults(query.limit() + 1);
    sets.bind(select);
    return select.getResultStream().map(row -> (AccountRow) row[0]).toList();
  }

  private Map<Long, List<AddressRow>> addresses(List<AccountRow> rows) {
    return rows.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "FROM AddressRow a WHERE a.account IN :rows AND a.kind <> :own"
                    + " ORDER BY a.domain, a.localPart",
                AddressRow.class)
            .setParameter("rows", rows)
            .setParameter("own", AddressRow.Kind.ACCOUNT)
            .getResultStream()
            .collect(Collectors.groupingBy(row -> row.account().id()));
  }

  /** Returns the versions of the photos of those accounts that have one, without the pictures. */
  private Map<Long, String> photos(List<AccountRow> rows) {
    return rows.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "SELECT p.account, p.version FROM PhotoRow p WHERE p.account IN :accounts",
                Object[].class)
            .setParameter("accounts", rows.stream().map(AccountRow::id).toList())
            .getResultStream()
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  private TreeEntry entry(
      DirectoryVisibility visibility,
      AccountRow row,
      List<AddressRow> addresses,
      Optional<String> photo) {
    return TreePersons.entry(
        visibility,
        row.toAccount(),
        TreePersons.Beside.of(
            addresses.stream()
                .map(
                    address ->
                        new DirectoryView.Address(
                            address.kind(), address.domain(), address.localPart()))
                .toList(),
            domain -> nameOf(row, domain),
            photo,
            row.modified()));
  }

  /** Returns the name of the account's domain, or of another where it was given an address. */
  private String nameOf(AccountRow row, long domain) {
    return domain == row.domain().id()
        ? row.domain().name()
        : entities.find(DomainRow.class, domain).name();
  }
}
