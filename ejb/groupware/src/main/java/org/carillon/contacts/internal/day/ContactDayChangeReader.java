package org.carillon.contacts.internal.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactDay;
import org.carillon.contacts.ContactDayChanges;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;

/** Reads the changes of birthdays and anniversaries from the change log of the address books. */
final class ContactDayChangeReader {
  /** The maximum number of days of a contact. */
  private static final int EACH = 2;

  private final GroupwareObjects objects;
  private final ContactAccess contacts;
  private final ContactDayTexts words;
  private final List<ContactDay> changed = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  ContactDayChangeReader(GroupwareObjects objects, ContactAccess contacts, ContactDayTexts words) {
    this.objects = objects;
    this.contacts = contacts;
    this.words = words;
  }

  /**
   * Returns the changes since a state, book by book.
   *
   * @param most the maximum number of changes
   */
  Answer<ContactDayChanges> since(Caller caller, ContactDaySyncState state, int most) {
    ContactDaySyncState now = state;
    for (Map.Entry<Long, ChangeState> book : state.books().entrySet()) {
      int room = (most - changed.size() - removed.size()) / EACH;
      if (room == 0) {
        return told(now, true);
      }
      Answer<ObjectChanges> answer =
          objects.changes(
              caller,
              book.getKey(),
              Optional.of(book.getValue()),
              Math.min(room, GroupwareObjects.MOST));
      switch (answer) {
        // The book was deleted meanwhile, with all its days.
        case Answer.Failed<ObjectChanges>(Failure.NotFound _) -> {
          return Answer.failed(new Failure.Outdated(0));
        }
        case Answer.Failed<ObjectChanges>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<ObjectChanges>(ObjectChanges changes) -> {
          Answer<Void> read = read(caller, book.getKey(), changes.changes());
          if (read instanceof Answer.Failed<Void>(Failure failure)) {
            return Answer.failed(failure);
          }
          now = now.with(Map.of(book.getKey(), changes.state()));
          if (changes.more()) {
            return told(now, true);
          }
        }
      }
    }
    return told(now, false);
  }

  private Answer<ContactDayChanges> told(ContactDaySyncState now, boolean more) {
    return new Answer.Done<>(new ContactDayChanges(changed, removed, now.encode(), more));
  }

  private Answer<Void> read(Caller caller, long book, List<ObjectChange> changes) {
    if (changes.isEmpty()) {
      return Answer.done();
    }
    return contacts
        .withDays(caller, book)
        .then(
            there -> {
              Map<ItemKey, ListedContact> byKey =
                  there.stream()
                      .collect(Collectors.toMap(one -> one.entry().key(), Function.identity()));
              for (ObjectChange change : changes) {
                switch (change) {
                  case ObjectChange.Changed(ObjectEntry object) ->
                      became(book, object.key(), Optional.ofNullable(byKey.get(object.key())));
                  case ObjectChange.Removed(ItemKey key) -> became(book, key, Optional.empty());
                }
              }
              return Answer.done();
            });
  }

  private void became(long book, ItemKey key, Optional<ListedContact> contact) {
    Set<Boolean> has = new HashSet<>();
    for (ContactSummary.Day day : contact.map(one -> one.summary().days()).orElseGet(List::of)) {
      has.add(day.isBirthday());
      changed.add(ContactDayEvent.of(contact.get(), day).written(words));
    }
    for (boolean isBirthday : new boolean[] {true, false}) {
      if (!has.contains(isBirthday)) {
        removed.add(ContactDayEvent.name(book, key, isBirthday));
      }
    }
  }
}
