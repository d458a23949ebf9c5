package org.carillon.account.internal.group;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.carillon.account.group.GroupMember;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.SearchPattern;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** The members, writers and owners of groups in the database. Deleted accounts are left out. */
final class MemberRows {
  private static final String SHOWN =
      """
      SELECT a.local_part || '@' || d.name AS address, 'ACCOUNT' AS kind,
        CAST(a.uuid AS text) AS key, d.id AS home
      FROM group_member m JOIN account a ON a.id = m.account AND a.deleted IS NULL
      JOIN domain d ON d.id = a.domain WHERE m.mail_group = :group AND m.role = :role
      UNION ALL
      SELECT g.local_part || '@' || d.name, g.kind, CAST(g.id AS text), d.id
      FROM group_member m JOIN mail_group g ON g.id = m.member_group
      JOIN domain d ON d.id = g.domain WHERE m.mail_group = :group AND m.role = :role
      UNION ALL
      SELECT m.address, 'ELSEWHERE', '', 0 FROM group_member m
      WHERE m.mail_group = :group AND m.role = :role AND m.address IS NOT NULL
      """;

  private static final String PAGE =
      "SELECT s.address AS address, s.kind AS kind, s.key AS key, s.home AS home FROM ("
          + SHOWN
          + ") AS s WHERE s.address > :after AND s.address LIKE :search ESCAPE '\\'"
          + " ORDER BY s.address";

  private static final String ALL = "SELECT s.address FROM (" + SHOWN + ") AS s ORDER BY s.address";

  private static final String COUNT =
      """
      SELECT count(*) FROM group_member m LEFT JOIN account a ON a.id = m.account
      WHERE m.mail_group = :group AND m.role = 'MEMBER' AND a.deleted IS NULL
      """;

  private static final String ADD =
      """
      INSERT INTO group_member (mail_group, role, account, member_group, address)
      SELECT :group, :role, t.a, t.m, t.x
      FROM jsonb_to_recordset(CAST(:those AS jsonb)) AS t(a bigint, m bigint, x text)
      ON CONFLICT DO NOTHING
      """;

  private static final String REMOVE =
      """
      DELETE FROM group_member m
      USING jsonb_to_recordset(CAST(:those AS jsonb)) AS t(a bigint, m bigint, x text)
      WHERE m.mail_group = :group AND m.role = :role
      AND (m.account = t.a OR m.member_group = t.m OR m.address = t.x)
      """;

  private static final String GROUPS =
      """
      SELECT m.mail_group FROM group_member m JOIN mail_group g ON g.id = m.mail_group
      WHERE m.account = :account AND m.role = 'MEMBER' AND g.kind = 'GROUP'
      """;

  private static final String CLEAR =
      "DELETE FROM group_member WHERE mail_group = :group AND role = :role";

  private MemberRows() {}

  /** Returns the members of a page, and one more if there are more. */
  @SuppressWarnings("unchecked") // A native query of tuples.
  static List<GroupMember> page(
      EntityManager entities, Caller caller, long group, PageRequest request) {
    List<Tuple> lines =
        entities
            .createNativeQuery(PAGE, Tuple.class)
            .setParameter("group", group)
            .setParameter("role", Role.MEMBER.name())
            .setParameter("after", request.after().orElse(""))
            .setParameter("search", SearchPattern.of(request))
            .setMaxResults(request.limit() + 1)
            .getResultList();
    return lines.stream().map(line -> member(line, caller)).toList();
  }

  private static GroupMember member(Tuple line, Caller caller) {
    GroupMember.Kind kind = GroupMember.Kind.valueOf(line.get("kind", String.class));
    boolean isFound = kind == GroupMember.Kind.ACCOUNT || kind == GroupMember.Kind.GROUP;
    return new GroupMember(
        line.get("address", String.class),
        kind,
        isFound && caller.administersDomain(line.get("home", Number.class).longValue())
            ? Optional.of(line.get("key", String.class))
            : Optional.empty());
  }

  /** Returns the addresses of everyone with this role. */
  @SuppressWarnings("unchecked") // A native query of texts.
  static List<String> addresses(EntityManager entities, long group, Role role) {
    return (List<String>)
        entities
            .createNativeQuery(ALL, String.class)
            .setParameter("group", group)
            .setParameter("role", role.name())
            .getResultList();
  }

  /** Returns the groups of which an account is a direct member. */
  @SuppressWarnings("unchecked") // A native query of numbers.
  static List<Long> groupsWith(EntityManager entities, long account) {
    return (List<Long>)
        entities
            .createNativeQuery(GROUPS, Long.class)
            .setParameter("account", account)
            .getResultList();
  }

  static int count(EntityManager entities, long group) {
    return ((Number)
            entities.createNativeQuery(COUNT).setParameter("group", group).getSingleResult())
        .intValue();
  }

  /** Adds references and returns how many were not present before. */
  static int add(EntityManager entities, long group, Role role, List<Reference> those) {
    return change(entities, ADD, group, role, those);
  }

  /** Removes references and returns how many were present. */
  static int remove(EntityManager entities, long group, Role role, List<Reference> those) {
    return change(entities, REMOVE, group, role, those);
  }

  private static int change(
      EntityManager entities, String statement, long group, Role role, List<Reference> those) {
    return entities
        .createNativeQuery(statement)
        .setParameter("group", group)
        .setParameter("role", role.name())
        .setParameter("those", Reference.json(those))
        .executeUpdate();
  }

  static void replace(EntityManager entities, long group, Role role, List<Reference> those) {
    entities
        .createNativeQuery(CLEAR)
        .setParameter("group", group)
        .setParameter("role", role.name())
        .executeUpdate();
    add(entities, group, role, those);
  }
}
