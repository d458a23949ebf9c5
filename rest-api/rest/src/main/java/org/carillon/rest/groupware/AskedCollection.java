package org.carillon.rest.groupware;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectOwners;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.rest.access.SignedIn;
import org.carillon.store.item.CollectionKind;

/** The collection that a request is about: one of an account's, by number, else its usual one. */
@RequestScoped
public class AskedCollection {
  @Inject ObjectOwners owners;
  @Inject GroupwareObjects objects;
  @Inject Collections collections;
  @Inject SignedIn who;

  /**
   * A collection, opened for who asks, or for the account for whom it administers that.
   *
   * @param open as it was when the request began
   */
  public record Held(OpenCollection open) {
    /**
     * The caller whose collection it is: whoever asks, or the account that an administrator acts
     * for.
     */
    public Caller caller() {
      return open.caller();
    }

    /** The id that the collection is asked for by. */
    public long id() {
      return open.id();
    }
  }

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
   * @param id its number; null for the usual one
   * @param kinds what it may be
   * @param usual of which kind the usual one is
   * @param what what it is called where there is none
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

  /** One by its number. */
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

  /** Any that the account sees, whether or not it is among its own. */
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
