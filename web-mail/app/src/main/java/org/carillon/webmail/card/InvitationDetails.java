package org.carillon.webmail.card;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.web.BidiControls;
import org.carillon.web.ShortenedText;
import org.carillon.webmail.link.WebLink;

/**
 * The details of an event in a message, other than time and place.
 *
 * @param guests the guests, as one line; empty for none
 * @param link the link for remote participants; empty for none
 * @param text its description; empty for none
 */
public record InvitationDetails(String guests, String link, String text) {
  private static final int MOST_NAMED = 5;
  private static final int MOST_TEXT = 5_000;

  /** RFC 7986 §5.11, and the properties of Google and Microsoft. */
  private static final List<String> LINKS =
      List.of("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL");

  static InvitationDetails of(CalendarPart event) {
    String text = BidiControls.without(event.text("DESCRIPTION").strip());
    return new InvitationDetails(
        guests(event.attendees()),
        LINKS.stream().flatMap(name -> links(event, name)).findFirst().orElse(""),
        text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text);
  }

  private static String guests(List<CalendarUser> all) {
    String named =
        ShortenedText.of(
            all.stream()
                .limit(MOST_NAMED)
                .map(InvitationDetails::name)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", ")));
    return all.size() > MOST_NAMED ? named + " +" + (all.size() - MOST_NAMED) : named;
  }

  private static String name(CalendarUser guest) {
    return guest.commonName().isBlank() ? guest.mail() : guest.commonName().strip();
  }

  private static Stream<String> links(CalendarPart event, String property) {
    return event.component().lines(property).stream().map(ContentLine::value).filter(WebLink::is);
  }
}
