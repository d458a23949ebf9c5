package org.carillon.format.icalendar;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** An organizer or attendee (RFC 5545 §3.8.4.1, §3.8.4.3), by the line in its component. */
public record CalendarUser(ContentLine line) {
  /** The attendee's comment on a reply, stored in the organizer's copy and never sent. */
  public static final String COMMENT = "X-CARILLON-COMMENT";

  private static final String MAILTO = "mailto:";

  /** Returns the calendar address as written. */
  public String uri() {
    return line.value().strip();
  }

  /**
   * Returns the mail address in lower case: from a mailto URI, or else from the EMAIL parameter
   * (RFC 7986 §6.2). Returns an empty string if there is none.
   */
  public String mail() {
    return mail(uri())
        .or(() -> line.parameterValue("EMAIL").map(email -> mail(email).orElse(small(email))))
        .orElse("");
  }

  /** Returns the mail address in a calendar address, or empty if it is not a mailto URI. */
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

  /** Returns whether the calendar address is the same as this one's. */
  public boolean is(String uri) {
    Optional<String> other = mail(uri);
    return other.isPresent() ? other.get().equals(mail()) : uri().equalsIgnoreCase(uri.strip());
  }

  /** Returns the common name (CN), or an empty string if there is none. */
  public String commonName() {
    return value("CN");
  }

  /** Returns the participation status (PARTSTAT), {@code NEEDS-ACTION} if there is none. */
  public String participation() {
    return capitals("PARTSTAT", "NEEDS-ACTION");
  }

  /** Returns the comment that came with the reply, or an empty string if there is none. */
  public String comment() {
    return value(COMMENT);
  }

  /** Returns the role, {@code REQ-PARTICIPANT} if there is none. */
  public String role() {
    return capitals("ROLE", "REQ-PARTICIPANT");
  }

  /** Returns the calendar user type (CUTYPE), {@code INDIVIDUAL} if there is none. */
  public String type() {
    return capitals("CUTYPE", "INDIVIDUAL");
  }

  /** Returns whether a reply is expected (RSVP). */
  public boolean isAnswerExpected() {
    return value("RSVP").equalsIgnoreCase("TRUE");
  }

  /** Returns who sends scheduling messages to this user (RFC 6638 §7.1); default {@code SERVER}. */
  public String scheduleAgent() {
    return capitals("SCHEDULE-AGENT", "SERVER");
  }

  /** Returns the delivery status of scheduling messages (RFC 6638 §7.3), empty if unknown. */
  public String scheduleStatus() {
    return value("SCHEDULE-STATUS");
  }

  /** Returns the message that the client forces the server to send (RFC 6638 §7.2), or empty. */
  public String scheduleForceSend() {
    return capitals("SCHEDULE-FORCE-SEND", "");
  }

  /** Returns the calendar address of the user acting for this one (SENT-BY), or an empty string. */
  public String sentBy() {
    return value("SENT-BY");
  }

  /** Returns the calendar addresses of the users that this one delegated to (DELEGATED-TO). */
  public List<String> delegatedTo() {
    return line.parameter("DELEGATED-TO").map(LineParameter::values).orElse(List.of());
  }

  /** Returns the calendar addresses of the users that delegated to this one (DELEGATED-FROM). */
  public List<String> delegatedFrom() {
    return line.parameter("DELEGATED-FROM").map(LineParameter::values).orElse(List.of());
  }

  public CalendarUser with(String parameter, String value) {
    return new CalendarUser(line.with(new LineParameter(parameter, value)));
  }

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
