package org.carillon.contacts.internal.day;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.account.setting.Appearances;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactDay;
import org.carillon.contacts.ContactDayCalendar;
import org.carillon.contacts.ContactDayChanges;
import org.carillon.contacts.ContactDays;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;

/** Birthdays and anniversaries from the views of address books, whose summaries have them. */
@Stateless
@Local(ContactDays.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoredContactDays implements ContactDays {
  private static final String THING = "calendar of birthdays";

  private final GroupwareObjects objects;
  private final ContactAccess contacts;
  private final CalendarPreferenceStore habits;
  private final Appearances appearances;

  @Inject
  StoredContactDays(
      GroupwareObjects objects,
      ContactAccess contacts,
      CalendarPreferenceStore habits,
      Appearances appearances) {
    this.objects = objects;
    this.contacts = contacts;
    this.habits = habits;
    this.appearances = appearances;
  }

  /** The texts and the state that are needed to return days. */
  private record Opened(ContactDayTexts words, ContactDaySyncState state) {}

  private Answer<Opened> opened(Caller caller, List<Locale> languages) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotFound(THING));
    }
    return habits
        .of(caller)
        .then(
            (CalendarPreferences chosen) ->
                chosen.hasBirthdays()
                    ? appearances.of(caller)
                    : Answer.failed(new Failure.NotFound(THING)))
        .map(look -> ContactDayTexts.of(look.language(), languages))
        .then(words -> books(caller).map(books -> new Opened(words, state(words, books))));
  }

  /** Returns the caller's own address books, whose people the caller congratulates. */
  private Answer<List<CollectionEntry>> books(Caller caller) {
    return objects
        .collections(caller)
        .map(
            all ->
                all.stream()
                    .filter(one -> one.kind() == CollectionKind.CONTACTS)
                    .filter(one -> !one.name().isOthers())
                    .toList());
  }

  private static ContactDaySyncState state(ContactDayTexts words, List<CollectionEntry> books) {
    SortedMap<Long, ChangeState> states = new TreeMap<>();
    books.forEach(book -> states.put(book.id(), book.state()));
    return new ContactDaySyncState(words.language(), "", states);
  }

  @Override
  public Answer<ContactDayCalendar> calendar(Caller caller, List<Locale> languages) {
    return opened(caller, languages)
        .map(open -> new ContactDayCalendar(open.words.calendar(), open.state.encode()));
  }

  @Override
  public Answer<List<ContactDay>> all(Caller caller, List<Locale> languages) {
    return found(caller, languages, _ -> true);
  }

  @Override
  public Answer<List<ContactDay>> named(Caller caller, List<Locale> languages, Set<String> names) {
    return found(caller, languages, event -> names.contains(event.name()));
  }

  private Answer<List<ContactDay>> found(
      Caller caller, List<Locale> languages, Predicate<ContactDayEvent> wanted) {
    return opened(caller, languages)
        .then(
            open ->
                events(caller, open.state)
                    .map(
                        all ->
                            all.stream()
                                .filter(wanted)
                                .map(each -> each.written(open.words))
                                .toList()));
  }

  private Answer<List<ContactDayEvent>> events(Caller caller, ContactDaySyncState state) {
    List<ContactDayEvent> events = new ArrayList<>();
    for (long book : state.books().keySet()) {
      switch (contacts.withDays(caller, book)) {
        case Answer.Done<List<ListedContact>>(List<ListedContact> there) ->
            there.forEach(contact -> events.addAll(events(contact)));
        // The book was deleted meanwhile.
        case Answer.Failed<List<ListedContact>>(Failure.NotFound _) -> {}
        case Answer.Failed<List<ListedContact>>(Failure failure) -> {
          return Answer.failed(failure);
        }
      }
    }
    return new Answer.Done<>(events);
  }

  private static List<ContactDayEvent> events(ListedContact contact) {
    return contact.summary().days().stream().map(day -> ContactDayEvent.of(contact, day)).toList();
  }

  @Override
  public Answer<ContactDayChanges> begin(Caller caller, List<Locale> languages, int most) {
    return opened(caller, languages).then(open -> listed(caller, open.words, open.state, most));
  }

  /** Returns a page of all days. Changes made meanwhile are returned after the listing. */
  private Answer<ContactDayChanges> listed(
      Caller caller, ContactDayTexts words, ContactDaySyncState state, int most) {
    return events(caller, state)
        .map(
            all -> {
              List<ContactDayEvent> left =
                  all.stream()
                      .filter(each -> each.name().compareTo(state.after()) > 0)
                      .sorted(Comparator.comparing(ContactDayEvent::name))
                      .limit(most + 1L)
                      .toList();
              boolean more = left.size() > most;
              List<ContactDayEvent> page = more ? left.subList(0, most) : left;
              return new ContactDayChanges(
                  page.stream().map(each -> each.written(words)).toList(),
                  List.of(),
                  state.after(more ? page.getLast().name() : "").encode(),
                  more);
            });
  }

  @Override
  public Answer<ContactDayChanges> changes(
      Caller caller, List<Locale> languages, String since, int most) {
    return opened(caller, languages)
        .then(
            open -> {
              Optional<ContactDaySyncState> known =
                  ContactDaySyncState.decode(since).filter(state -> state.leadsTo(open.state));
              if (known.isEmpty()) {
                return Answer.failed(new Failure.Outdated(0));
              }
              return known.get().after().isEmpty()
                  ? new ContactDayChangeReader(objects, contacts, open.words)
                      .since(caller, known.get(), most)
                  : listed(caller, open.words, known.get(), most);
            });
  }
}
