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

/** The collection that a request is about: one of an account's, by number, else its first own. */
@RequestScoped
public class AskedCollection {
  @Inject ObjectOwners owners;
  @Inject GroupwareObjects objects;
  @Inject SignedIn who;

  /**
   * A collection with who has it.
   *
   * @param caller who asks, or the account for whom it administers that
   */
  public record Held(Caller caller, long id) {}

  /** Who is signed in. */
  Caller caller() {
    return who.caller();
  }

  /** Who has an account's collections. */
  Answer<Caller> owner(String address) {
    return owners.acting(who.caller(), address);
  }

  /** All of some kinds that an account sees, its own first. */
  Answer<List<CollectionEntry>> all(String address, Set<CollectionKind> kinds) {
    return owner(address)
        .then(objects::collections)
        .map(all -> all.stream().filter(entry -> kinds.contains(entry.kind())).toList());
  }

  /**
   * The one that is asked for.
   *
   * @param id its number; null for the first own one
   * @param kinds what it may be
   * @param usual what the first own one is
   * @param what what it is called where there is none
   */
  Answer<Held> held(
      String address, String id, Set<CollectionKind> kinds, CollectionKind usual, String what) {
    return owner(address)
        .then(
            caller ->
                objects
                    .collections(caller)
                    .then(
                        all ->
                            chosen(all, id, kinds, usual)
                                .<Answer<Held>>map(
                                    entry -> new Answer.Done<>(new Held(caller, entry.id())))
                                .orElseGet(
                                    () ->
                                        Answer.failed(
                                            new Failure.NotFound(what, id == null ? "" : id)))));
  }

  private static Optional<CollectionEntry> chosen(
      List<CollectionEntry> all, String id, Set<CollectionKind> kinds, CollectionKind usual) {
    return all.stream()
        .filter(
            entry ->
                id == null
                    ? entry.kind() == usual && !entry.name().isOthers()
                    : kinds.contains(entry.kind()) && String.valueOf(entry.id()).equals(id))
        .findFirst();
  }
}
