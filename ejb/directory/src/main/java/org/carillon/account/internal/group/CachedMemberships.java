package org.carillon.account.internal.group;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.group.Memberships;
import org.carillon.account.internal.memory.LookupCache;
import org.carillon.contract.Watch;
import org.carillon.database.Transactions;
import org.carillon.settings.Versions;

/** In which groups accounts are, remembered until the directory changes. */
@ApplicationScoped
public class CachedMemberships implements Memberships {
  private static final long MOST_OCTETS = 16L << 20;

  /** Of an account, its set and their places in a table; of a group in it. */
  private static final int ENTRY_OCTETS = 160;

  private static final int GROUP_OCTETS = 64;

  /** A group that is in itself, by whatever way, is found once: UNION leaves out what was found. */
  private static final String UPWARD =
      """
      WITH RECURSIVE up(id) AS (
        SELECT m.mail_group FROM group_member m JOIN mail_group g ON g.id = m.mail_group
        WHERE m.account = :account AND m.role = 'MEMBER' AND g.kind = 'GROUP'
        UNION
        SELECT m.mail_group FROM up JOIN group_member m ON m.member_group = up.id
        JOIN mail_group g ON g.id = m.mail_group
        WHERE m.role = 'MEMBER' AND g.kind = 'GROUP'
      )
      SELECT id FROM up
      """;

  private final Transactions transactions;
  private final Versions versions;
  private final LookupCache<Long, Set<Long>> known =
      new LookupCache<>(
          MOST_OCTETS, (account, groups) -> ENTRY_OCTETS + GROUP_OCTETS * groups.size());
  private final LookupCache<Long, Optional<String>> addresses =
      new LookupCache<>(MOST_OCTETS, (group, address) -> ENTRY_OCTETS);
  private Watch watch = () -> {};

  @Inject
  public CachedMemberships(Transactions transactions, Versions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  /** From now on it forgets what is no more so. */
  @PostConstruct
  public void start() {
    watch = versions.watch(Versions.Kind.DIRECTORY, this::forget);
  }

  private void forget() {
    known.forget();
    addresses.forget();
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  @Override
  public Set<Long> of(long account) {
    return known.get(account, this::lookUp);
  }

  @Override
  public Optional<String> address(long group) {
    return addresses.get(
        group,
        id ->
            transactions.read(
                entities ->
                    Optional.ofNullable(entities.find(GroupRow.class, id))
                        .filter(row -> row.kind == GroupRow.Kind.GROUP)
                        .map(GroupRow::address)));
  }

  @SuppressWarnings("unchecked") // A native query of numbers.
  private Set<Long> lookUp(long account) {
    return transactions.read(
        entities ->
            Set.copyOf(
                (List<Long>)
                    entities
                        .createNativeQuery(UPWARD, Long.class)
                        .setParameter("account", account)
                        .getResultList()));
  }
}
