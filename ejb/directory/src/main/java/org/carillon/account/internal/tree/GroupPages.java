package org.carillon.account.internal.tree;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.internal.visibility.DirectoryVisibility;
import org.carillon.contract.answer.Page;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.tree.TreeEntry;
import org.carillon.contract.tree.TreeKind;
import org.carillon.contract.tree.TreeQuery;

/** Pages of groups by id; members only for administrators. Many members end a page early. */
final class GroupPages {
  /** The most members of all groups of a page together. A single group may have more. */
  private static final int MOST_MEMBERS = 20_000;

  private static final String MEMBERS =
      """
      select m.mail_group as id,
        coalesce(a.local_part || '@' || d.name, g.local_part || '@' || e.name, m.address) as address,
        case when a.id is not null then 'PERSON' when g.kind = 'GROUP' then 'GROUP' else '' end as kind
      from group_member m
      left join account a on a.id = m.account left join domain d on d.id = a.domain
      left join mail_group g on g.id = m.member_group left join domain e on e.id = g.domain
      where m.role = 'MEMBER' and m.mail_group in (:groups) and a.deleted is null
      order by 1, 2
      """;

  private final EntityManager entities;
  private final DomainIds ids;

  GroupPages(EntityManager entities, DomainIds ids) {
    this.entities = entities;
    this.ids = ids;
  }

  @SuppressWarnings("unchecked") // A native query of tuples.
  Page<TreeEntry> page(DirectoryVisibility visibility, TreeQuery query, Duration time) {
    GroupConditionSql sets = new GroupConditionSql(entities, ids, visibility);
    StringBuilder sql =
        new StringBuilder(
            "select g.id as id, g.local_part as local, d.name as domain, g.display_name as name,"
                + " g.description as description, g.created as created, g.modified as modified,"
                + " g.version as version, (select count(*) from group_member m where"
                + " m.mail_group = g.id and m.role = 'MEMBER') as size,"
                + " (select a.local_part || '@' || h.name from group_member o"
                + " join account a on a.id = o.account join domain h on h.id = a.domain"
                + " where o.mail_group = g.id and o.role = 'OWNER' limit 1) as owner"
                + " from mail_group g join domain d on d.id = g.domain where g.kind = 'GROUP'");
    if (visibility.domain() != 0) {
      sql.append(" and g.domain = ").append(sets.parameter(visibility.domain()));
    }
    query
        .after()
        .ifPresent(
            after -> sql.append(" and g.id > ").append(sets.parameter(Long.parseLong(after))));
    sets.of(query.condition())
        .ifPresent(set -> sql.append(" and g.id in (").append(set).append(')'));
    var select =
        entities
            .createNativeQuery(sql.append(" order by g.id").toString(), Tuple.class)
            .setHint("jakarta.persistence.query.timeout", (int) time.toMillis())
            .setMaxResults(query.limit() + 1);
    sets.bind(select);
    List<Tuple> found = select.getResultList();
    int taken = taken(found, query.limit(), visibility);
    List<Tuple> rows = found.subList(0, taken);
    Map<Long, List<TreeEntry.Member>> members = visibility.administers() ? members(rows) : Map.of();
    List<TreeEntry> entries = rows.stream().map(row -> entry(visibility, row, members)).toList();
    return new Page<>(
        entries, taken < found.size() ? Optional.of(entries.getLast().place()) : Optional.empty());
  }

  /** Returns the number of groups that make a page: at least one, if there is any. */
  private static int taken(List<Tuple> found, int limit, DirectoryVisibility visibility) {
    long members = 0;
    int taken = 0;
    while (taken < Math.min(found.size(), limit)) {
      members += visibility.administers() ? number(found.get(taken), "size") : 0;
      if (taken > 0 && members > MOST_MEMBERS) {
        break;
      }
      taken++;
    }
    return taken;
  }

  private static long number(Tuple row, String name) {
    return row.get(name, Number.class).longValue();
  }

  @SuppressWarnings("unchecked") // A native query of tuples.
  private Map<Long, List<TreeEntry.Member>> members(List<Tuple> rows) {
    Map<Long, List<TreeEntry.Member>> all = new HashMap<>();
    if (!rows.isEmpty()) {
      List<Tuple> lines =
          entities
              .createNativeQuery(MEMBERS, Tuple.class)
              .setParameter("groups", rows.stream().map(row -> number(row, "id")).toList())
              .getResultList();
      for (Tuple line : lines) {
        String kind = line.get("kind", String.class);
        all.computeIfAbsent(number(line, "id"), _ -> new ArrayList<>())
            .add(
                new TreeEntry.Member(
                    line.get("address", String.class),
                    kind.isEmpty() ? Optional.empty() : Optional.of(TreeKind.valueOf(kind))));
      }
    }
    return all;
  }

  private TreeEntry entry(
      DirectoryVisibility visibility, Tuple row, Map<Long, List<TreeEntry.Member>> members) {
    long id = number(row, "id");
    UUID uuid = ids.ofGroup(entities, id);
    String domain = row.get("domain", String.class);
    AttributeValues values =
        new AttributeValues().with(GroupType.DISPLAY_NAME, row.get("name", String.class));
    return new TreeEntry(
        TreeKind.GROUP,
        uuid,
        Long.toString(id),
        domain,
        row.get("local", String.class) + "@" + domain,
        visibility.administers()
            ? values
                .with(GroupType.DESCRIPTION, row.get("description", String.class))
                .with(
                    GroupType.OWNER, Optional.ofNullable(row.get("owner", String.class)).orElse(""))
            : values,
        List.of(),
        List.of(),
        members.getOrDefault(id, List.of()),
        Optional.empty(),
        row.get("created", Instant.class),
        row.get("modified", Instant.class),
        number(row, "version"));
  }
}
