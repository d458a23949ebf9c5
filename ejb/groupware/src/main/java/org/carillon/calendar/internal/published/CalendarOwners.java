package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.CollectionKind;

/** Finds accounts and their calendars by address, name or id. */
@ApplicationScoped
class CalendarOwners {
  static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final Addresses addresses;
  private final ServiceCallers behalf;
  private final Collections collections;
  private final GroupwareObjects objects;

  @Inject
  CalendarOwners(
      Addresses addresses,
      ServiceCallers behalf,
      Collections collections,
      GroupwareObjects objects) {
    this.addresses = addresses;
    this.behalf = behalf;
    this.collections = collections;
    this.objects = objects;
  }

  /**
   * An account of this server that owns calendars.
   *
   * @param self a caller with the rights of the account
   */
  record Owner(Caller self, Resolution.Local account) {}

  /**
   * A calendar with its owner.
   *
   * @param entry the calendar as its owner sees it
   */
  record Owned(Owner owner, CollectionEntry entry) {}

  /** Returns the account of an address, or empty if there is none here or it is disabled. */
  Answer<Optional<Owner>> owner(String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Local local ->
          new Answer.Done<>(
              behalf.of(local.account(), "published").map(self -> new Owner(self, local)));
      case Resolution.Later() -> Answer.failed(away());
      case Resolution.Several _,
          Resolution.Unknown _,
          Resolution.SwitchedOff _,
          Resolution.Remote _ ->
          new Answer.Done<>(Optional.empty());
    };
  }

  /** Returns an account by its id, or empty if it is not in use. */
  Answer<Optional<Owner>> owner(long account) {
    return addresses
        .account(account)
        .map(local -> owner(local.address()))
        .orElseGet(() -> new Answer.Done<>(Optional.empty()));
  }

  /**
   * Returns whether an account may currently decide who sees a calendar. What the account created
   * for the calendar stops working when it loses this right, and when the account ends.
   */
  Answer<Boolean> governs(long account, long collection) {
    Optional<Caller> maker = behalf.of(account, "published");
    return maker.isEmpty()
        ? new Answer.Done<>(false)
        : switch (collections.collection(maker.get(), collection)) {
          case Answer.Done<CollectionEntry>(CollectionEntry entry) ->
              new Answer.Done<>(entry.rights().has(Right.ADMINISTER));
          case Answer.Failed<CollectionEntry>(Failure.TryLater later) -> Answer.failed(later);
          case Answer.Failed<CollectionEntry> _ -> new Answer.Done<>(false);
        };
  }

  static Failure away() {
    return new Failure.TryLater("The database is not available at the moment.");
  }

  /**
   * Returns an account's own calendar by name.
   *
   * @param makes whether missing default calendars are created first
   */
  Answer<Optional<Owned>> owned(Owner owner, String name, boolean makes) {
    String path = new MailboxName(name).path();
    return (makes ? objects.collections(owner.self()) : collections.list(owner.self()))
        .map(
            all -> {
              List<CollectionEntry> own =
                  all.stream()
                      .filter(entry -> KINDS.contains(entry.kind()) && !entry.name().isOthers())
                      .filter(entry -> entry.name().path().equalsIgnoreCase(path))
                      .toList();
              return own.stream()
                  .filter(entry -> entry.name().path().equals(path))
                  .findFirst()
                  .or(() -> own.stream().findFirst().filter(_ -> own.size() == 1))
                  .map(entry -> new Owned(owner, entry));
            });
  }

  /** Returns an account's own calendar by its id. */
  Answer<Optional<Owned>> owned(Owner owner, long collection) {
    return collections
        .list(owner.self())
        .map(
            all ->
                all.stream()
                    .filter(entry -> entry.id() == collection && KINDS.contains(entry.kind()))
                    .findFirst()
                    .map(entry -> new Owned(owner, entry)));
  }
}
