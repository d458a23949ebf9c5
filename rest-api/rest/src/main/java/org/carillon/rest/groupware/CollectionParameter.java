package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.rest.access.SignedIn;
import org.carillon.store.item.CollectionKind;

/** The collection of a request: one of an account's by number, else its default. */
@RequestScoped
public class CollectionParameter {
  @Inject GovernedObjectCallers owners;
  @Inject GroupwareObjects objects;
  @Inject Collections collections;
  @Inject SignedIn who;

  /** A collection, opened for the caller or an administered account, as the request began. */
  public record Held(OpenCollection open) {
    /** Returns the account it is opened for: the caller, or the one an administrator acts for. */
    public Caller caller() {
      return open.caller();
    }

    /** Its id in requests. */
    public long id() {
      return open.id();
    }
  }

  Caller caller() {
    return who.caller();
  }

  /** Returns the owner of an account's collections. */
  Answer<Caller> owner(String address) {
    return owners.acting(who.caller(), address);
  }

  /** All of some kinds visible to an account, its own first. */
  Answer<List<CollectionEntry>> all(String address, Set<CollectionKind> kinds) {
    return owner(address)
        .then(objects::collections)
        .map(all -> all.stream().filter(entry -> kinds.contains(entry.kind())).toList());
  }

  /**
   * Returns the requested collection.
   *
   * @param id its number; null for the default
   * @param usual the kind of the default
   * @param what its name in an error
   */
  Answer<Held> held(
      String address, String id, Set<CollectionKind> kinds, CollectionKind usual, String what) {
    return owner(address)
        .then(
            caller ->
                (id == null
                        ? first(caller, usual, what)
                            .then(entry -> collections.opened(caller, entry.id()))
                        : numbered(caller, id, kinds, what))
                    .map(Held::new));
  }

  /** Returns a collection by its number. */
  Answer<Held> held(Caller caller, long id) {
    return collections.opened(caller, id).map(Held::new);
  }

  private Answer<CollectionEntry> first(Caller caller, CollectionKind usual, String what) {
    return objects
        .collections(caller)
        .then(
            all ->
                all.stream()
                    .filter(entry -> entry.kind() == usual && !entry.name().isOthers())
                    .findFirst()
                    .<Answer<CollectionEntry>>map(Answer.Done::new)
                    .orElseGet(() -> Answer.failed(new Failure.NotFound(what))));
  }

  /** Any collection visible to the account, including those not in its list. */
  private Answer<OpenCollection> numbered(
      Caller caller, String id, Set<CollectionKind> kinds, String what) {
    Failure none = new Failure.NotFound(what, id);
    return id.matches("[0-9]{1,18}")
        ? collections
            .opened(caller, Long.parseLong(id))
            .retold(failure -> failure instanceof Failure.NotFound ? none : failure)
            .then(
                open -> kinds.contains(open.kind()) ? new Answer.Done<>(open) : Answer.failed(none))
        : Answer.failed(none);
  }
}
