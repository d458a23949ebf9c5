package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.store.item.CollectionKind;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Birthdays and anniversaries of the reader's contacts, as events of a calendar. */
@RequestScoped
public class Birthdays {
  /** The most events of one address book, so that birthdays do not fill the page. */
  private static final int MOST = 2_000;

  @Inject private ContactAccess contacts;
  @Inject private OwnCollections collections;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  /** Returns the birthdays from {@code first} to {@code last}, inclusive; none if it is hidden. */
  List<CalendarEvent> between(ShownCalendar calendar, LocalDate first, LocalDate last) {
    List<CalendarEvent> found = new ArrayList<>();
    if (calendar.isShown()) {
      for (ShownCalendar book : collections.of(CollectionKind.CONTACTS, Set.of())) {
        if (book.owner().isEmpty()
            && contacts.withDays(visitor.caller(), book.id())
                instanceof Answer.Done<List<ListedContact>>(List<ListedContact> there)) {
          there.stream()
              .flatMap(
                  contact ->
                      contact.summary().days().stream()
                          .flatMap(day -> of(calendar, contact, day, first, last).stream()))
              .limit(MOST)
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private List<CalendarEvent> of(
      ShownCalendar calendar,
      ListedContact contact,
      ContactSummary.Day day,
      LocalDate first,
      LocalDate last) {
    List<CalendarEvent> found = new ArrayList<>();
    for (int year = Math.max(first.getYear(), day.year()); year <= last.getYear(); year++) {
      // Someone born on 29 February turns a year older when that month ends.
      LocalDate date = day.day().atYear(year);
      if (!date.isBefore(first) && !date.isAfter(last)) {
        found.add(
            new CalendarEvent(
                calendar,
                "contacts?c="
                    + contact.collection()
                    + "&k="
                    + Redirect.encoded(contact.entry().key().value()),
                "",
                title(contact, day, year),
                "",
                date.atStartOfDay(),
                date.plusDays(1).atStartOfDay(),
                true,
                ParticipationStatus.FIRM,
                false,
                List.of(),
                false));
      }
    }
    return found;
  }

  private String title(ListedContact contact, ContactSummary.Day day, int year) {
    String name = ShortenedText.of(contact.summary().fullName());
    String key = day.isBirthday() ? "birthdays.of" : "birthdays.anniversary";
    return day.year() == 0 || day.year() == year
        ? texts.of(key, name)
        : texts.of(key + ".years", name, year - day.year());
  }
}
