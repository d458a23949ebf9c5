package org.carillon.contacts.internal.day;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.carillon.store.item.ChangeState;

/**
 * The state of the calendar that a client knows. The calendar is made of address books, so it
 * consists of their states.
 *
 * @param language the language of the calendar
 * @param after the name of the last event that was returned while the first listing is in progress,
 *     or empty once it is complete
 * @param books the states of the address books, by their ids
 */
record ContactDaySyncState(String language, String after, SortedMap<Long, ChangeState> books) {
  private static final int MOST_CHARS = 100_000;

  /** The number of parts before those of the books. */
  private static final int HEAD = 3;

  private static final Pattern NAME = Pattern.compile("[0-9a-z.-]{0,50}");
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  ContactDaySyncState {
    books = Collections.unmodifiableSortedMap(new TreeMap<>(books));
  }

  /** Returns the state as text. Spaces separate its parts, which contain none. */
  String encode() {
    StringBuilder text = new StringBuilder();
    text.append(ContactDayEvent.FORM).append(' ').append(language).append(' ').append(after);
    books.forEach((id, state) -> text.append(' ').append(id).append(' ').append(state.token()));
    return text.toString();
  }

  /** Reads a state, or returns empty if it is none or belongs to another form of the events. */
  static Optional<ContactDaySyncState> decode(String text) {
    String[] parts = text.length() > MOST_CHARS ? new String[0] : text.split(" ", -1);
    if (parts.length < HEAD
        || parts.length % 2 != HEAD % 2
        || !parts[0].equals(Integer.toString(ContactDayEvent.FORM))
        || !NAME.matcher(parts[2]).matches()) {
      return Optional.empty();
    }
    SortedMap<Long, ChangeState> books = new TreeMap<>();
    for (int i = HEAD; i < parts.length; i += 2) {
      if (!ID.matcher(parts[i]).matches()) {
        return Optional.empty();
      }
      books.put(Long.parseLong(parts[i]), new ChangeState(parts[i + 1]));
    }
    return Optional.of(new ContactDaySyncState(parts[1], parts[2], books));
  }

  /** Returns whether the changes since can be listed; not if a book was deleted. */
  boolean leadsTo(ContactDaySyncState now) {
    return language.equals(now.language) && books.keySet().equals(now.books.keySet());
  }

  ContactDaySyncState after(String name) {
    return new ContactDaySyncState(language, name, books);
  }

  ContactDaySyncState with(Map<Long, ChangeState> newer) {
    SortedMap<Long, ChangeState> all = new TreeMap<>(books);
    all.putAll(newer);
    return new ContactDaySyncState(language, after, all);
  }
}
