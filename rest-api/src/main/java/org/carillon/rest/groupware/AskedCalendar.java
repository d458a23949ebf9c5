package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.ObjectOwners;
import org.carillon.rest.access.SignedIn;

/** The calendar that a request is about: one of an account's, by number, else its first own. */
@RequestScoped
public class AskedCalendar {
  private static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  @Inject ObjectOwners owners;
  @Inject GroupwareObjects objects;
  @Inject SignedIn who;

  /**
   * A calendar with who has it.
   *
   * @param caller who asks, or the account for whom it administers that
   */
  public record HeldCalendar(Caller caller, CollectionEntry calendar) {
    long id() {
      return calendar.id();
    }
  }

  /** Who is signed in. */
  Caller caller() {
    return who.caller();
  }

  /** All calendars, task lists and journals that an account sees, its own first. */
  Answer<List<CollectionEntry>> all(String address) {
    return owners
        .acting(who.caller(), address)
        .then(objects::collections)
        .map(all -> all.stream().filter(entry -> KINDS.contains(entry.kind())).toList());
  }

  /** The one that is asked for. */
  Answer<HeldCalendar> held(String address, String calendar) {
    return owners
        .acting(who.caller(), address)
        .then(
            caller ->
                objects
                    .collections(caller)
                    .then(
                        all ->
                            chosen(all, calendar)
                                .<Answer<HeldCalendar>>map(
                                    entry -> new Answer.Done<>(new HeldCalendar(caller, entry)))
                                .orElseGet(
                                    () ->
                                        Answer.failed(
                                            new Failure.NotFound(
                                                "calendar", calendar == null ? "" : calendar)))));
  }

  private static Optional<CollectionEntry> chosen(List<CollectionEntry> all, String calendar) {
    return all.stream()
        .filter(
            entry ->
                calendar == null
                    ? entry.kind() == CollectionKind.CALENDAR && !entry.name().isOthers()
                    : KINDS.contains(entry.kind()) && String.valueOf(entry.id()).equals(calendar))
        .findFirst();
  }
}
