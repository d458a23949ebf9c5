package org.carillon.rest.share;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.rest.access.SignedIn;
import org.carillon.store.item.CollectionKind;

/** The collections of a request's account. */
@RequestScoped
public class SharedCollections {
  @Inject GovernedObjectCallers owners;
  @Inject GroupwareObjects objects;
  @Inject Collections collections;
  @Inject ResourceProperties properties;
  @Inject SignedIn who;

  /** A collection and its owner: the caller, or the account that the caller administers. */
  record Found(Caller caller, CollectionEntry entry) {}

  Caller caller() {
    return who.caller();
  }

  /** Returns the owner of an account's collections. */
  Answer<Caller> owner(String address) {
    return owners.acting(who.caller(), address);
  }

  /** All visible to an account, own ones first. */
  Answer<List<ShownCollection>> all(String address) {
    return owner(address)
        .then(
            caller ->
                objects
                    .collections(caller)
                    .then(
                        entries -> {
                          List<ShownCollection> shown = new ArrayList<>(entries.size());
                          for (CollectionEntry entry : entries) {
                            Answer<ShownCollection> one = shown(caller, entry);
                            if (one instanceof Answer.Failed<ShownCollection>(Failure failure)) {
                              return Answer.failed(failure);
                            }
                            one.map(shown::add);
                          }
                          return new Answer.Done<>(shown);
                        }));
  }

  /** Returns a collection with its properties. */
  Answer<ShownCollection> shown(Caller caller, CollectionEntry entry) {
    Answer<List<ResourceProperty>> noted = properties.of(caller, entry.id());
    return noted.map(texts -> new ShownCollection(entry, texts));
  }

  /** Returns a collection visible to an account, by its number. */
  Answer<Found> found(String address, String id) {
    return owner(address)
        .then(
            caller ->
                number(id)
                    .map(number -> collections.collection(caller, number))
                    .orElseGet(() -> Answer.failed(none(id)))
                    .retold(failure -> failure instanceof Failure.NotFound ? none(id) : failure)
                    .then(
                        entry ->
                            entry.kind() == CollectionKind.MAIL
                                    || entry.kind() == CollectionKind.CHAT
                                ? Answer.failed(none(id))
                                : new Answer.Done<>(new Found(caller, entry))));
  }

  private static Failure none(String id) {
    return new Failure.NotFound("collection", id);
  }

  private static Optional<Long> number(String id) {
    return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
  }
}
