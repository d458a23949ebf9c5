package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.ObjectOwners;
import org.carillon.rest.access.SignedIn;

/** The address book that a request is about: one of an account's, by number, else its first own. */
@RequestScoped
public class AskedBook {
  @Inject ObjectOwners owners;
  @Inject GroupwareObjects objects;
  @Inject SignedIn who;

  /**
   * An address book with who has it.
   *
   * @param caller who asks, or the account for whom it administers that
   */
  public record Held(Caller caller, long id) {}

  /** Who has an account's address books. */
  Answer<Caller> owner(String address) {
    return owners.acting(who.caller(), address);
  }

  /** All address books that an account sees, its own first. */
  Answer<List<CollectionEntry>> all(String address) {
    return owner(address)
        .then(objects::collections)
        .map(all -> all.stream().filter(entry -> entry.kind() == CollectionKind.CONTACTS).toList());
  }

  /** The one that is asked for. */
  Answer<Held> held(String address, String book) {
    return owner(address)
        .then(
            caller ->
                objects
                    .collections(caller)
                    .then(
                        all ->
                            chosen(all, book)
                                .<Answer<Held>>map(
                                    entry -> new Answer.Done<>(new Held(caller, entry.id())))
                                .orElseGet(
                                    () ->
                                        Answer.failed(
                                            new Failure.NotFound(
                                                "address book", book == null ? "" : book)))));
  }

  private static Optional<CollectionEntry> chosen(List<CollectionEntry> all, String book) {
    return all.stream()
        .filter(entry -> entry.kind() == CollectionKind.CONTACTS)
        .filter(
            entry ->
                book == null ? !entry.name().isOthers() : String.valueOf(entry.id()).equals(book))
        .findFirst();
  }
}
