package org.carillon.format.icalendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * An organizer or an attendee (RFC 5545 §3.8.4.1, §3.8.4.3).
 *
 * @param line as it stands in its component
 */
public record CalendarUser(ContentLine line) {
  /**
   * The parameter of what it said with its answer: kept in the organizer's copy, and told to
   * nobody.
   */
  public static final String COMMENT = "X-CARILLON-COMMENT";

  private static final String MAILTO = "mailto:";

  /** Its calendar address, as written. */
  public String uri() {
    return line.value().strip();
  }

  /**
   * Its mail address, in small letters: of a mailto URI, else of the parameter EMAIL (RFC 7986
   * §6.2); empty when there is none.
   */
  public String mail() {
    return mail(uri())
        .or(() -> line.parameterValue("EMAIL").map(email -> mail(email).orElse(small(email))))
        .orElse("");
  }

  /** The mail address of a calendar address; empty of one that is no mailto URI. */
  public static Optional<String> mail(String uri) {
    String text = uri.strip();
    if (!text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
      return Optional.empty();
    }
    String address = text.substring(MAILTO.length());
    int query = address.indexOf('?');
    String plain = query < 0 ? address : address.substring(0, query);
    return Optional.of(small(plain.replace("%40", "@").replace("%2B", "+").replace("%2b", "+")));
  }

  private static String small(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether both are the same address. */
  public boolean is(String uri) {
    Optional<String> other = mail(uri);
    return other.isPresent() ? other.get().equals(mail()) : uri().equalsIgnoreCase(uri.strip());
  }

  /** Its name (CN); empty when none is told. */
  public String commonName() {
    return value("CN");
  }

  /** Its answer (PARTSTAT), {@code NEEDS-ACTION} when none is told. */
  public String participation() {
    return capitals("PARTSTAT", "NEEDS-ACTION");
  }

  /** What it said with its answer; empty where that was nothing. */
  public String comment() {
    return value(COMMENT);
  }

  /** Its role, {@code REQ-PARTICIPANT} when none is told. */
  public String role() {
    return capitals("ROLE", "REQ-PARTICIPANT");
  }

  /** What it is (CUTYPE), {@code INDIVIDUAL} when that is not told. */
  public String type() {
    return capitals("CUTYPE", "INDIVIDUAL");
  }

  /** Whether an answer is expected (RSVP). */
  public boolean isAnswerExpected() {
    return value("RSVP").equalsIgnoreCase("TRUE");
  }

  /** Who tells it of changes (RFC 6638 §7.1), {@code SERVER} when that is not told. */
  public String scheduleAgent() {
    return capitals("SCHEDULE-AGENT", "SERVER");
  }

  /** What came of telling it (RFC 6638 §7.3); empty when nothing is known. */
  public String scheduleStatus() {
    return value("SCHEDULE-STATUS");
  }

  /** That it is to be told anew (RFC 6638 §7.2); empty when not. */
  public String scheduleForceSend() {
    return capitals("SCHEDULE-FORCE-SEND", "");
  }

  /** Who speaks for it (SENT-BY), as a calendar address; empty when nobody does. */
  public String sentBy() {
    return value("SENT-BY");
  }

  /** To whom it passed its part on (DELEGATED-TO), as calendar addresses. */
  public List<String> delegatedTo() {
    return line.parameter("DELEGATED-TO").map(LineParameter::values).orElse(List.of());
  }

  /** Who passed his part on to it (DELEGATED-FROM), as calendar addresses. */
  public List<String> delegatedFrom() {
    return line.parameter("DELEGATED-FROM").map(LineParameter::values).orElse(List.of());
  }

  /** The same with a parameter set. */
  public CalendarUser with(String parameter, String value) {
    return new CalendarUser(line.with(new LineParameter(parameter, value)));
  }

  /** The same without a parameter. */
  public CalendarUser without(String parameter) {
    return new CalendarUser(line.without(parameter));
  }

  private String value(String parameter) {
    return line.parameterValue(parameter).orElse("");
  }

  private String capitals(String parameter, String otherwise) {
    String value = value(parameter);
    return value.isEmpty() ? otherwise : value.toUpperCase(Locale.ROOT);
  }
}
