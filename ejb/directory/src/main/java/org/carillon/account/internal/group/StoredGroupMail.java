package org.carillon.account.internal.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupMail;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.group.Memberships;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.database.Transactions;

/** Reads groups and forwarders from the database for mail delivery. */
@ApplicationScoped
public class StoredGroupMail implements GroupMail {
  private static final String MEMBERS =
      """
      SELECT m.account AS account, d.id AS domain, a.local_part || '@' || d.name AS account_address,
        a.enabled AND d.enabled AS enabled, m.member_group AS several, g.domain AS group_domain,
        g.local_part || '@' || gd.name AS group_address, g.kind AS kind, m.address AS address
      FROM group_member m
      LEFT JOIN account a ON a.id = m.account LEFT JOIN domain d ON d.id = a.domain
      LEFT JOIN mail_group g ON g.id = m.member_group LEFT JOIN domain gd ON gd.id = g.domain
      WHERE m.mail_group = :group AND m.role = 'MEMBER' AND a.deleted IS NULL
      ORDER BY m.account, m.member_group, m.address
      """;

  /** Tells if an external address is a member of a group, directly or through groups in it. */
  private static final String HAS_ADDRESS =
      """
      WITH RECURSIVE down(id) AS (
        SELECT CAST(:group AS bigint)
        UNION
        SELECT m.member_group FROM down JOIN group_member m ON m.mail_group = down.id
        WHERE m.role = 'MEMBER' AND m.member_group IS NOT NULL
      )
      SELECT count(*) FROM down JOIN group_member m ON m.mail_group = down.id
      WHERE m.role = 'MEMBER' AND m.address = :address
      """;

  private static final String REACHED =
      """
      WITH RECURSIVE down(id) AS (
        SELECT CAST(:group AS bigint)
        UNION
        SELECT m.member_group FROM down JOIN group_member m ON m.mail_group = down.id
        WHERE m.role = 'MEMBER' AND m.member_group IS NOT NULL
      )
      SELECT 1 FROM down JOIN group_member m ON m.mail_group = down.id
      LEFT JOIN account a ON a.id = m.account LEFT JOIN domain d ON d.id = a.domain
      WHERE m.role = 'MEMBER' AND (m.address IS NOT NULL OR a.enabled AND d.enabled) LIMIT 1
      """;

  private static final String NAMED =
      """
      SELECT m.account AS account, m.member_group AS several, m.address AS address
      FROM group_member m WHERE m.mail_group = :group AND m.role IN (:roles)
      """;

  private final Transactions transactions;
  private final Addresses addresses;
  private final Memberships memberships;

  @Inject
  public StoredGroupMail(Transactions transactions, Addresses addresses, Memberships memberships) {
    this.transactions = transactions;
    this.addresses = addresses;
    this.memberships = memberships;
  }

  @Override
  public boolean takes(Resolution.Several group, Author author) {
    Optional<GroupPosting> writers =
        transactions.read(
            entities ->
                Optional.ofNullable(entities.find(GroupRow.class, group.group()))
                    .map(row -> row.writers));
    return writers
        .filter(
            some ->
                switch (some) {
                  case ANYBODY -> true;
                  case DOMAIN -> isOfDomain(author, group.domain()) || isNamed(group, author, some);
                  case MEMBERS -> isMember(group, author) || isNamed(group, author, some);
                  case NAMED -> isNamed(group, author, some);
                })
        .isPresent();
  }

  private boolean isOfDomain(Author author, long domain) {
    return author.account().isPresent()
        && addresses
            .account(author.account().getAsLong())
            .filter(local -> local.domain() == domain)
            .isPresent();
  }

  private boolean isMember(Resolution.Several group, Author author) {
    if (author.account().isPresent()) {
      return memberships.of(author.account().getAsLong()).contains(group.group());
    }
    return stranger(author)
        .filter(address -> transactions.read(entities -> has(entities, group.group(), address)))
        .isPresent();
  }

  private static boolean has(EntityManager entities, long group, String address) {
    return ((Number)
                entities
                    .createNativeQuery(HAS_ADDRESS)
                    .setParameter("group", group)
                    .setParameter("address", address)
                    .getSingleResult())
            .intValue()
        > 0;
  }

  /** Returns whether the author is a named writer or the owner of the group. */
  private boolean isNamed(Resolution.Several group, Author author, GroupPosting writers) {
    List<Role> roles =
        writers == GroupPosting.NAMED ? List.of(Role.WRITER, Role.OWNER) : List.of(Role.OWNER);
    Optional<String> stranger = stranger(author);
    Set<Long> groups =
        author.account().isPresent() ? memberships.of(author.account().getAsLong()) : Set.of();
    return transactions.read(entities -> named(entities, group.group(), roles)).stream()
        .anyMatch(
            line -> {
              Long account = line.get("account", Long.class);
              Long several = line.get("several", Long.class);
              if (account != null) {
                return author.account().equals(OptionalLong.of(account));
              }
              if (several != null) {
                return groups.contains(several)
                    || stranger
                        .filter(
                            address ->
                                transactions.read(entities -> has(entities, several, address)))
                        .isPresent();
              }
              return stranger.filter(line.get("address", String.class)::equals).isPresent();
            });
  }

  @SuppressWarnings("unchecked") // A native query of tuples.
  private static List<Tuple> named(EntityManager entities, long group, List<Role> roles) {
    return entities
        .createNativeQuery(NAMED, Tuple.class)
        .setParameter("group", group)
        .setParameter("roles", roles.stream().map(Role::name).toList())
        .getResultList();
  }

  /**
   * Returns the author's address if it is external. An author with an account here must be signed
   * in: an unauthenticated address of a domain here could be forged.
   */
  private Optional<String> stranger(Author author) {
    return author.account().isPresent()
        ? Optional.empty()
        : MailAddress.canonical(author.address())
            .filter(address -> addresses.domain(address.domain()).isEmpty())
            .map(MailAddress::toString);
  }

  @Override
  public boolean isReached(long group) {
    return transactions.read(
        entities ->
            !entities
                .createNativeQuery(REACHED)
                .setParameter("group", group)
                .getResultList()
                .isEmpty());
  }

  @Override
  public Optional<Handling> handling(long group) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(GroupRow.class, group))
                .map(
                    row ->
                        new Handling(
                            row.errorsToOwner
                                ? MemberRows.addresses(entities, group, Role.OWNER).stream()
                                    .findFirst()
                                : Optional.empty(),
                            row.omitsAuthor)));
  }

  @Override
  @SuppressWarnings("unchecked") // A native query of tuples.
  public List<Member> members(long group) {
    return transactions.read(
        entities -> {
          List<Tuple> lines =
              entities
                  .createNativeQuery(MEMBERS, Tuple.class)
                  .setParameter("group", group)
                  .getResultList();
          return lines.stream().map(StoredGroupMail::member).toList();
        });
  }

  private static Member member(Tuple line) {
    Long account = line.get("account", Long.class);
    if (account != null) {
      String address = line.get("account_address", String.class);
      return line.get("enabled", Boolean.class)
          ? new Member.Account(
              new Resolution.Local(account, line.get("domain", Long.class), address, ""))
          : new Member.SwitchedOff(address);
    }
    Long several = line.get("several", Long.class);
    return several == null
        ? new Member.Remote(line.get("address", String.class))
        : new Member.Several(
            new Resolution.Several(
                several,
                line.get("group_domain", Long.class),
                line.get("group_address", String.class),
                line.get("kind", String.class).equals(GroupRow.Kind.GROUP.name())));
  }
}
