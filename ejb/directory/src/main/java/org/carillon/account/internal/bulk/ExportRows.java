package org.carillon.account.internal.bulk;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.contract.directory.AttributeValues;

/** Reads accounts and groups for an export, ordered by id, with a few statements for each page. */
final class ExportRows {
  private static final String GROUPS =
      """
      select g.id as id, g.local_part || '@' || d.name as address, g.display_name as name,
        g.description as description, g.writers as writers, g.errors_to_owner as errors,
        g.omits_author as omits
      from mail_group g join domain d on d.id = g.domain
      where g.kind = 'GROUP' and g.id > :behind and (:domain = 0 or g.domain = :domain)
      order by g.id
      """;

  private static final String MEMBERS =
      """
      select m.mail_group as id, m.role as role,
        coalesce(a.local_part || '@' || d.name, g.local_part || '@' || e.name, m.address) as address
      from group_member m
      left join account a on a.id = m.account left join domain d on d.id = a.domain
      left join mail_group g on g.id = m.member_group left join domain e on e.id = g.domain
      where m.mail_group in (:groups) and a.deleted is null
      order by 1, 3
      """;

  private final EntityManager entities;
  private final long domain;

  /**
   * Creates the reader.
   *
   * @param domain the id of the domain to which the export is limited; 0 for all
   */
  ExportRows(EntityManager entities, long domain) {
    this.entities = entities;
    this.domain = domain;
  }

  /**
   * An account in an export.
   *
   * @param values the attributes
   * @param hash the hash of the password, if it is asked for
   * @param aliases the further addresses
   * @param telephones the telephone numbers; with a domain if it differs from the account's
   */
  record ExportedAccount(
      String address,
      AttributeValues values,
      Optional<String> hash,
      List<String> aliases,
      List<String> telephones) {

    String localPart() {
      return address.substring(0, address.lastIndexOf('@'));
    }

    String domain() {
      return address.substring(address.lastIndexOf('@') + 1);
    }
  }

  /**
   * A group in an export.
   *
   * @param members the members' addresses
   */
  record ExportedGroup(String address, GroupAttributes terms, List<String> members) {
    String localPart() {
      return address.substring(0, address.lastIndexOf('@'));
    }

    String domain() {
      return address.substring(address.lastIndexOf('@') + 1);
    }
  }

  /** An account or group with its id. */
  record Found<T>(long id, T what) {}

  List<Found<ExportedAccount>> accounts(long behind, int most, boolean hashes) {
    List<AccountRow> rows =
        entities
            .createQuery(
                """
                SELECT a FROM AccountRow a JOIN FETCH a.domain d
                WHERE a.deleted IS NULL AND NOT a.resource AND a.id > :behind AND (:domain = 0 OR d.id = :domain)
                ORDER BY a.id
                """,
                AccountRow.class)
            .setParameter("behind", behind)
            .setParameter("domain", domain)
            .setMaxResults(most)
            .getResultList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, List<AddressRow>> addresses =
        entities
            .createQuery(
                "FROM AddressRow a WHERE a.account IN :rows AND a.kind <> :own"
                    + " ORDER BY a.domain, a.localPart",
                AddressRow.class)
            .setParameter("rows", rows)
            .setParameter("own", AddressRow.Kind.ACCOUNT)
            .getResultStream()
            .collect(Collectors.groupingBy(row -> row.account().id()));
    Map<Long, String> names = domains(addresses);
    Map<Long, String> passwords = hashes ? passwords(rows) : Map.of();
    return rows.stream()
        .map(
            row ->
                new Found<>(
                    row.id(),
                    account(row, addresses.getOrDefault(row.id(), List.of()), names, passwords)))
        .toList();
  }

  private Map<Long, String> domains(Map<Long, List<AddressRow>> addresses) {
    List<Long> ids =
        addresses.values().stream()
            .flatMap(List::stream)
            .map(AddressRow::domain)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("SELECT d.id, d.name FROM DomainRow d WHERE d.id IN :ids", Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(line -> (Long) line[0], line -> (String) line[1]));
  }

  private Map<Long, String> passwords(List<AccountRow> rows) {
    Map<Long, String> all = new HashMap<>();
    entities
        .createQuery("FROM CredentialRow c WHERE c.account IN :ids", CredentialRow.class)
        .setParameter("ids", rows.stream().map(AccountRow::id).toList())
        .getResultStream()
        .forEach(row -> all.put(row.account(), row.password()));
    return all;
  }

  private static ExportedAccount account(
      AccountRow row,
      List<AddressRow> addresses,
      Map<Long, String> names,
      Map<Long, String> passwords) {
    List<String> aliases = new ArrayList<>();
    List<String> telephones = new ArrayList<>();
    for (AddressRow each : addresses) {
      String behind = "@" + names.get(each.domain());
      if (each.kind() == AddressRow.Kind.TELEPHONE) {
        telephones.add(each.localPart() + (each.domain() == row.domain().id() ? "" : behind));
      } else {
        aliases.add(each.localPart() + behind);
      }
    }
    return new ExportedAccount(
        row.address(),
        row.toAccount().entry().values(),
        Optional.ofNullable(passwords.get(row.id())),
        aliases,
        telephones);
  }

  @SuppressWarnings("unchecked") // A native query returns tuples without a type.
  List<Found<ExportedGroup>> groups(long behind, int most) {
    List<Tuple> rows =
        entities
            .createNativeQuery(GROUPS, Tuple.class)
            .setParameter("behind", behind)
            .setParameter("domain", domain)
            .setMaxResults(most)
            .getResultList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, Map<String, List<String>>> members = members(rows);
    return rows.stream()
        .map(
            row -> {
              long id = id(row);
              Map<String, List<String>> roles = members.getOrDefault(id, Map.of());
              return new Found<>(id, group(row, roles));
            })
        .toList();
  }

  private static long id(Tuple row) {
    return row.get("id", Number.class).longValue();
  }

  private static ExportedGroup group(Tuple row, Map<String, List<String>> roles) {
    return new ExportedGroup(
        row.get("address", String.class),
        new GroupAttributes(
            row.get("name", String.class),
            row.get("description", String.class),
            GroupPosting.valueOf(row.get("writers", String.class)),
            roles.getOrDefault("WRITER", List.of()),
            roles.getOrDefault("OWNER", List.of("")).getFirst(),
            row.get("errors", Boolean.class),
            row.get("omits", Boolean.class)),
        roles.getOrDefault("MEMBER", List.of()));
  }

  @SuppressWarnings("unchecked") // A native query returns tuples without a type.
  private Map<Long, Map<String, List<String>>> members(List<Tuple> rows) {
    Map<Long, Map<String, List<String>>> all = new HashMap<>();
    List<Tuple> lines =
        entities
            .createNativeQuery(MEMBERS, Tuple.class)
            .setParameter("groups", rows.stream().map(ExportRows::id).toList())
            .getResultList();
    for (Tuple line : lines) {
      all.computeIfAbsent(id(line), _ -> new HashMap<>())
          .computeIfAbsent(line.get("role", String.class), _ -> new ArrayList<>())
          .add(line.get("address", String.class));
    }
    return all;
  }
}
