package org.carillon.contacts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.format.vcard.ContactKind;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

class SortedBookTest {
  private static final CollectionEntry BOOK =
      new CollectionEntry(
          7, new MailboxName("Contacts"), CollectionKind.CONTACTS, MailboxRights.ALL, 0, 0, null);

  private final List<IndexedObject<ContactSummary>> objects = new ArrayList<>();

  @Test
  void changedContactIsResortedAndTheRestStays() {
    put(1, "a", "Zoe Bell", List.of("band"));
    put(2, "b", "Ann Ring", List.of());
    put(3, "c", "Mia Toll", List.of());
    SortedBook before = book(Optional.empty());
    assertThat(names(before)).containsExactly("Ann Ring", "Mia Toll", "Zoe Bell");

    objects.removeFirst();
    objects.removeLast();
    put(4, "d", "Cleo Toll", List.of("choir"));
    put(5, "e", "\u00c9lan Vital", List.of());
    SortedBook now = book(Optional.of(before));

    assertThat(names(now)).containsExactly("Ann Ring", "Cleo Toll", "\u00c9lan Vital");
    assertThat(now.contacts().getFirst()).isSameAs(before.contacts().getFirst());
    assertThat(now.letters()).containsExactly("A", "C", "E");
    assertThat(now.categories()).containsExactly("choir");
    assertThat(now).isEqualTo(book(Optional.empty()));
  }

  @Test
  void duplicatePlacementsAreListedTwice() {
    put(1, "same", "Ann Ring", List.of());
    put(2, "same", "Ann Ring", List.of());
    SortedBook before = book(Optional.empty());
    objects.removeFirst();

    assertThat(names(before)).hasSize(2);
    assertThat(book(Optional.of(before)).contacts()).containsExactly(before.contacts().get(1));
  }

  private void put(long uid, String tag, String name, List<String> categories) {
    objects.add(
        new IndexedObject<>(
            new ObjectEntry(
                new ItemKey("k" + uid),
                new EntityTag(tag),
                Optional.empty(),
                uid,
                1,
                "text/vcard",
                Instant.EPOCH),
            "u" + uid,
            Optional.of(
                new ContactSummary(
                    "u" + uid,
                    ContactKind.INDIVIDUAL,
                    name,
                    name,
                    "",
                    "",
                    List.of(),
                    List.of(),
                    "",
                    List.of(),
                    List.of(),
                    categories,
                    List.of(),
                    false,
                    true))));
  }

  private static List<String> names(SortedBook book) {
    return book.contacts().stream().map(one -> one.contact().summary().fullName()).toList();
  }

  @SuppressWarnings("unchecked")
  private SortedBook book(Optional<SortedBook> before) {
    List<IndexedObject<ContactSummary>> there = List.copyOf(objects);
    var view =
        (ObjectView<ContactSummary>)
            Proxy.newProxyInstance(
                SortedBookTest.class.getClassLoader(),
                new Class<?>[] {ObjectView.class},
                (_, method, _) ->
                    switch (method.getName()) {
                      case "objects" -> there;
                      case "collection" -> BOOK;
                      case "state" -> new ChangeState("1");
                      default -> throw new IllegalStateException(method.getName());
                    });
    return SortedBook.of(view, before);
  }
}
