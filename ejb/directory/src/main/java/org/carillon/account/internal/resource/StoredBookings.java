package org.carillon.account.internal.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.group.Memberships;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.resource.ResourcePeople.Role;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.database.Transactions;

/** Reads resources from the database to decide on bookings. */
@ApplicationScoped
public class StoredBookings implements ResourceBookings {
  private final Transactions transactions;
  private final Memberships memberships;

  @Inject
  public StoredBookings(Transactions transactions, Memberships memberships) {
    this.transactions = transactions;
    this.memberships = memberships;
  }

  @Override
  public Optional<BookableResource> of(long account) {
    return transactions.read(
        entities ->
            Optional.ofNullable(entities.find(ResourceRow.class, account))
                .filter(row -> !row.account.isDeleted())
                .map(row -> ResourceKind.of(entities, row)));
  }

  @Override
  public boolean mayBook(BookableResource resource, Optional<Long> account, String address) {
    return switch (resource.terms().rules().bookers()) {
      case ANYBODY -> true;
      case NOBODY -> false;
      case DOMAIN ->
          account
              .filter(
                  id ->
                      transactions.read(
                          entities ->
                              DirectoryQueries.account(entities, id)
                                  .filter(row -> row.domain().id() == resource.domain())
                                  .isPresent()))
              .isPresent();
      case NAMED -> isNamed(resource, Role.BOOKER, account, address);
    };
  }

  @Override
  public boolean mayApprove(BookableResource resource, Optional<Long> account, String address) {
    return isNamed(resource, Role.DELEGATE, account, address);
  }

  private boolean isNamed(
      BookableResource resource, Role role, Optional<Long> account, String address) {
    Set<Long> groups = account.map(memberships::of).orElse(Set.of());
    String canonical = MailAddress.canonical(address).map(MailAddress::toString).orElse(address);
    return transactions.read(
        entities ->
            ResourcePeople.isNamed(
                entities, resource.account(), role, account.orElse(0L), canonical, groups));
  }

  @Override
  public List<BookableResource> approvedBy(long account, String address, int most) {
    Set<Long> groups = memberships.of(account);
    return transactions.read(
        entities ->
            ResourcePeople.naming(entities, Role.DELEGATE, account, address, groups, most).stream()
                .map(id -> entities.find(ResourceRow.class, id))
                .map(row -> ResourceKind.of(entities, row))
                .toList());
  }

  @Override
  public List<BookableResource> found(long domain, int capacity, List<String> features, int most) {
    Set<String> wanted =
        Set.copyOf(features.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    return transactions.read(entities -> found(entities, domain, capacity, wanted, most));
  }

  private static List<BookableResource> found(
      EntityManager entities, long domain, int capacity, Set<String> wanted, int most) {
    return entities
        .createQuery(
            """
            SELECT r FROM ResourceRow r JOIN FETCH r.account a JOIN FETCH a.domain d
            WHERE a.deleted IS NULL AND d.id = :domain AND r.capacity >= :capacity
            ORDER BY a.localPart
            """,
            ResourceRow.class)
        .setParameter("domain", domain)
        .setParameter("capacity", capacity)
        .getResultStream()
        .map(row -> ResourceKind.of(entities, row))
        .filter(
            resource ->
                resource.terms().features().stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList()
                    .containsAll(wanted))
        .limit(most)
        .toList();
  }
}
