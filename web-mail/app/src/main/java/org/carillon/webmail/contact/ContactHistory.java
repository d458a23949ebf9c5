package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.web.PageContext;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.query.SearchLine;
import org.carillon.webmail.search.AllFoldersSearch;

/** The reader's history with a contact: messages in both directions, and common events. */
@Named("contactHistory")
@RequestScoped
public class ContactHistory {
  private static final int MOST_MESSAGES = 8;
  private static final int MOST_EVENTS = 8;
  private static final int MOST_ADDRESSES = 5;

  /** The number of days searched, back and forward. */
  private static final int DAYS = 90;

  @Inject private AllFoldersSearch everywhere;
  @Inject private CalendarEvents happenings;
  @Inject private PageContext ui;

  /** Returns the newest messages from and to the contact, in all folders. */
  public List<AllFoldersSearch.Hit> messages(ShownCard person) {
    List<Query> each =
        addresses(person)
            .flatMap(
                address ->
                    Stream.of(
                        words(WordSearch.Area.FROM, address), words(WordSearch.Area.TO, address)))
            .toList();
    return each.isEmpty()
        ? List.of()
        : everywhere.find(new SearchLine(new Query.Or(each))).hits().stream()
            .limit(MOST_MESSAGES)
            .toList();
  }

  private static Query words(WordSearch.Area area, String address) {
    return new Query.Words(new WordSearch(List.of(new WordSearch.Term(area, address, true))));
  }

  private static Stream<String> addresses(ShownCard person) {
    return person.addresses().stream()
        .map(address -> address.toLowerCase(Locale.ROOT))
        .distinct()
        .limit(MOST_ADDRESSES);
  }

  /** Returns the events with the contact: the coming ones, and before them the latest past ones. */
  public List<CalendarEvent> events(ShownCard person) {
    Set<String> people = addresses(person).collect(Collectors.toSet());
    if (people.isEmpty()) {
      return List.of();
    }
    LocalDate today = LocalDate.now(ui.getZone());
    List<CalendarEvent> all = happenings.with(people, today.minusDays(DAYS), today.plusDays(DAYS));
    long past = all.stream().filter(one -> one.lastDay().isBefore(today)).count();
    return all.stream().skip(Math.max(0, past - MOST_EVENTS / 2)).limit(MOST_EVENTS).toList();
  }

  /** The query for all messages from the contact; empty if no address is known. */
  public String from(ShownCard person) {
    return search("from", person);
  }

  /** The query for all messages to the contact; empty if no address is known. */
  public String to(ShownCard person) {
    return search("to", person);
  }

  private static String search(String field, ShownCard person) {
    return person.address().isEmpty()
        ? ""
        : "search?q=" + Redirect.encoded(field + ":" + person.address());
  }
}
