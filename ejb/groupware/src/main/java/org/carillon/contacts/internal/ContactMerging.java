package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contacts.ContactAccess;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Merges several contacts, and keeps the groups that name them correct. */
@ApplicationScoped
class ContactMerging {
  private final GroupwareObjects objects;
  private final AddressBooks books;

  @Inject
  ContactMerging(GroupwareObjects objects, AddressBooks books) {
    this.objects = objects;
    this.books = books;
  }

  Answer<StoredObject> merge(Caller caller, long collection, List<ItemKey> keys) {
    if (keys.size() < 2
        || keys.size() > ContactAccess.MOST_MERGED
        || new LinkedHashSet<>(keys).size() != keys.size()) {
      return Answer.failed(
          new Failure.Invalid("contacts", "malformed", "Select at least two different contacts."));
    }
    return objects
        .open(caller, collection, keys)
        .then(opened -> merge(caller, collection, keys, opened));
  }

  private Answer<StoredObject> merge(
      Caller caller, long collection, List<ItemKey> keys, List<StoredObject> opened) {
    Map<ItemKey, StoredObject> byKey = new HashMap<>();
    opened.forEach(object -> byKey.put(object.entry().key(), object));
    List<VCard> cards = new ArrayList<>();
    for (ItemKey key : keys) {
      StoredObject object = byKey.get(key);
      if (object == null) {
        return Answer.failed(new Failure.NotFound("contact", key.value()));
      }
      if (!(VCardReader.readOne(object.octets())
          instanceof ReadCard.Understood(VCard card, int _))) {
        return Answer.failed(
            new Failure.Invalid(
                "contacts", "valid-address-data", "A contact cannot be read.", key.value()));
      }
      cards.add(card);
    }
    VCard merged = MergedCard.of(cards.getFirst(), cards.subList(1, cards.size()));
    ItemKey first = keys.getFirst();
    return put(caller, collection, byKey.get(first), merged)
        .then(_ -> removed(caller, collection, keys, byKey))
        .then(_ -> regrouped(caller, collection, cards))
        .then(_ -> objects.open(caller, collection, first));
  }

  private Answer<Void> put(Caller caller, long collection, StoredObject before, VCard card) {
    return objects
        .put(
            caller,
            collection,
            before.entry().key(),
            new Precondition.Match(Set.of(before.entry().tag())),
            new NewObject(VCardWriter.octets(card), Telling.NEVER))
        .then(_ -> Answer.done());
  }

  /** Deletes the merged contacts. One that was changed meanwhile stays as a duplicate. */
  private Answer<Void> removed(
      Caller caller, long collection, List<ItemKey> keys, Map<ItemKey, StoredObject> byKey) {
    for (ItemKey key : keys.subList(1, keys.size())) {
      Answer<Void> removed =
          objects.delete(
              caller,
              collection,
              key,
              new Precondition.Match(Set.of(byKey.get(key).entry().tag())),
              Telling.NEVER);
      if (removed instanceof Answer.Failed<Void>(Failure failure)
          && !(failure instanceof Failure.Outdated)
          && !(failure instanceof Failure.NotFound)) {
        return Answer.failed(failure);
      }
    }
    return Answer.done();
  }

  /** Replaces deleted contacts by the remaining one in the groups that name them. */
  private Answer<Void> regrouped(Caller caller, long collection, List<VCard> cards) {
    String stays = cards.getFirst().uid();
    Set<String> gone = new LinkedHashSet<>();
    cards.subList(1, cards.size()).forEach(card -> gone.add(ContactSummary.memberUid(card.uid())));
    return books
        .book(caller, collection)
        .then(
            book -> {
              for (IndexedObject<ContactSummary> group : naming(book, gone)) {
                Answer<Void> done =
                    objects
                        .open(caller, collection, group.entry().key())
                        .then(object -> regroup(caller, collection, object, gone, stays));
                if (done instanceof Answer.Failed<Void>(Failure.TryLater away)) {
                  return Answer.failed(away);
                }
              }
              return Answer.done();
            });
  }

  private static List<IndexedObject<ContactSummary>> naming(
      ObjectView<ContactSummary> book, Set<String> gone) {
    return book.objects().stream()
        .filter(
            object ->
                object
                    .summary()
                    .filter(
                        summary ->
                            summary.members().stream()
                                .map(ContactSummary::memberUid)
                                .anyMatch(gone::contains))
                    .isPresent())
        .toList();
  }

  private Answer<Void> regroup(
      Caller caller, long collection, StoredObject object, Set<String> gone, String stays) {
    if (!(VCardReader.readOne(object.octets()) instanceof ReadCard.Understood(VCard card, int _))) {
      return Answer.done();
    }
    Set<String> members = new LinkedHashSet<>();
    List<VCardProperty> properties = new ArrayList<>();
    for (VCardProperty property : card.properties()) {
      if (!isMember(property)) {
        properties.add(property);
        continue;
      }
      String value = property.value().strip();
      String named =
          gone.contains(ContactSummary.memberUid(value))
              ? (value.startsWith("urn:uuid:") && !stays.contains(":") ? "urn:uuid:" : "") + stays
              : value;
      if (members.add(named)) {
        properties.add(property.withValue(named));
      }
    }
    return put(caller, collection, object, card.with(properties));
  }

  private static boolean isMember(VCardProperty property) {
    return property.name().equals("MEMBER") || property.name().equals("X-ADDRESSBOOKSERVER-MEMBER");
  }
}
