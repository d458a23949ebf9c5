package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.CollectionKind;

/** The in-memory views of the address books that a caller sees. */
@ApplicationScoped
class AddressBooks {
  private final Collections collections;
  private final ObjectViews views;
  private final ContactCards cards;

  @Inject
  AddressBooks(Collections collections, ObjectViews views, ContactCards cards) {
    this.collections = collections;
    this.views = views;
    this.cards = cards;
  }

  Answer<ObjectView<ContactSummary>> book(Caller caller, long collection) {
    return views.of(caller, collection, cards);
  }

  /**
   * Returns the views of all address books, own ones first. An address book that was deleted
   * meanwhile, or that the caller cannot read, is left out.
   *
   * @param own whether to return only the caller's own
   */
  Answer<List<ObjectView<ContactSummary>>> all(Caller caller, boolean own) {
    return collections
        .list(caller)
        .then(
            entries -> {
              List<ObjectView<ContactSummary>> books = new ArrayList<>();
              for (CollectionEntry entry :
                  entries.stream()
                      .filter(entry -> entry.kind() == CollectionKind.CONTACTS)
                      .filter(entry -> !own || !entry.name().isOthers())
                      .sorted(Comparator.comparing(entry -> entry.name().isOthers()))
                      .toList()) {
                switch (book(caller, entry.id())) {
                  case Answer.Done<ObjectView<ContactSummary>>(var view) -> books.add(view);
                  case Answer.Failed<ObjectView<ContactSummary>>(Failure.TryLater away) -> {
                    return Answer.failed(away);
                  }
                  case Answer.Failed<ObjectView<ContactSummary>> _ -> {}
                }
              }
              return new Answer.Done<>(books);
            });
  }

  static List<ListedContact> contacts(ObjectView<ContactSummary> book) {
    return book.objects().stream()
        .map(object -> listed(book.collection().id(), object))
        .flatMap(Optional::stream)
        .toList();
  }

  static Optional<ListedContact> listed(long collection, IndexedObject<ContactSummary> object) {
    return object.summary().map(summary -> new ListedContact(collection, object.entry(), summary));
  }
}
