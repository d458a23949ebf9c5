package org.carillon.account.internal.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.group.Memberships;
import org.carillon.account.internal.image.AddressLookup;
import org.carillon.account.internal.image.DirectoryImage;
import org.carillon.database.Transactions;

/**
 * Answers which groups an account is in from the directory in memory, or from the database for an
 * account that is not in memory. A change on another node is known here within ten seconds.
 */
@ApplicationScoped
public class StoredMemberships implements Memberships {
  /**
   * Finds all groups upwards by the same rule as {@code ImageContents.upwards}. A group that
   * contains itself, directly or indirectly, is found once: UNION leaves out rows found before.
   */
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
  private final DirectoryImage image;

  @Inject
  public StoredMemberships(Transactions transactions, DirectoryImage image) {
    this.transactions = transactions;
    this.image = image;
  }

  @Override
  public Set<Long> of(long account) {
    return image.committed(view -> view.groupsOf(account)).orElseAsk(() -> asked(account));
  }

  @SuppressWarnings("unchecked") // A native query of numbers.
  private Set<Long> asked(long account) {
    return transactions.read(
        entities ->
            Set.copyOf(
                (List<Long>)
                    entities
                        .createNativeQuery(UPWARD, Long.class)
                        .setParameter("account", account)
                        .getResultList()));
  }

  @Override
  public Optional<String> address(long group) {
    return image
        .committed(
            view ->
                view.group(group)
                    .filter(AddressLookup.Group::isGroup)
                    .flatMap(
                        known ->
                            view.domain(known.domain())
                                .map(domain -> domain.address(known.localPart())))
                    .map(Optional::of))
        .orElseAsk(
            () ->
                transactions.read(
                    entities ->
                        Optional.ofNullable(entities.find(GroupRow.class, group))
                            .filter(row -> row.kind == GroupRow.Kind.GROUP)
                            .map(GroupRow::address)));
  }
}
