package org.carillon.account.internal.resource;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.carillon.account.internal.group.Reference;

/** The people who may book a resource and who approve bookings, in the database. */
final class ResourcePeople {
  private static final String SHOWN =
      """
      SELECT s.address FROM (
        SELECT a.local_part || '@' || d.name AS address
        FROM resource_person p JOIN account a ON a.id = p.account AND a.deleted IS NULL
        JOIN domain d ON d.id = a.domain WHERE p.resource = :resource AND p.role = :role
        UNION ALL
        SELECT g.local_part || '@' || d.name
        FROM resource_person p JOIN mail_group g ON g.id = p.mail_group
        JOIN domain d ON d.id = g.domain WHERE p.resource = :resource AND p.role = :role
        UNION ALL
        SELECT p.address FROM resource_person p
        WHERE p.resource = :resource AND p.role = :role AND p.address IS NOT NULL
      ) AS s ORDER BY s.address
      """;

  private static final String CLEAR =
      "DELETE FROM resource_person WHERE resource = :resource AND role = :role";

  private static final String ADD =
      """
      INSERT INTO resource_person (resource, role, account, mail_group, address)
      SELECT :resource, :role, t.a, t.m, t.x
      FROM jsonb_to_recordset(CAST(:those AS jsonb)) AS t(a bigint, m bigint, x text)
      ON CONFLICT DO NOTHING
      """;

  private static final String IS_NAMED =
      """
      SELECT count(*) FROM resource_person
      WHERE resource = :resource AND role = :role
      AND (account = :account OR address = :address OR mail_group IN (:groups))
      """;

  private static final String NAMING =
      """
      SELECT r.id FROM account r JOIN domain d ON d.id = r.domain
      WHERE r.deleted IS NULL AND r.id IN (SELECT p.resource FROM resource_person p
        WHERE p.role = :role
        AND (p.account = :account OR p.address = :address OR p.mail_group IN (:groups)))
      ORDER BY d.name, r.local_part
      """;

  private ResourcePeople() {}

  /** The relations of a person to a resource. */
  enum Role {
    BOOKER,
    DELEGATE
  }

  @SuppressWarnings("unchecked") // A native query of texts.
  static List<String> addresses(EntityManager entities, long resource, Role role) {
    return (List<String>)
        entities
            .createNativeQuery(SHOWN, String.class)
            .setParameter("resource", resource)
            .setParameter("role", role.name())
            .getResultList();
  }

  static void replace(EntityManager entities, long resource, Role role, List<Reference> those) {
    entities
        .createNativeQuery(CLEAR)
        .setParameter("resource", resource)
        .setParameter("role", role.name())
        .executeUpdate();
    entities
        .createNativeQuery(ADD)
        .setParameter("resource", resource)
        .setParameter("role", role.name())
        .setParameter("those", Reference.json(those))
        .executeUpdate();
  }

  /** Returns the resources that name a person, as {@link #isNamed} defines it. */
  @SuppressWarnings("unchecked") // A native query of numbers.
  static List<Long> naming(
      EntityManager entities, Role role, long account, String address, Set<Long> groups, int most) {
    return (List<Long>)
        entities
            .createNativeQuery(NAMING, Long.class)
            .setParameter("role", role.name())
            .setParameter("account", account)
            .setParameter("address", address)
            .setParameter("groups", groups.isEmpty() ? Set.of(0L) : groups)
            .setMaxResults(most)
            .getResultList();
  }

  /**
   * Returns whether a resource names a person in this role.
   *
   * @param account the account's id; 0 for none
   * @param groups the groups that the account is in
   */
  static boolean isNamed(
      EntityManager entities,
      long resource,
      Role role,
      long account,
      String address,
      Set<Long> groups) {
    Number found =
        (Number)
            entities
                .createNativeQuery(IS_NAMED)
                .setParameter("resource", resource)
                .setParameter("role", role.name())
                .setParameter("account", account)
                .setParameter("address", address)
                .setParameter("groups", groups.isEmpty() ? Set.of(0L) : groups)
                .getSingleResult();
    return found.longValue() > 0;
  }
}
