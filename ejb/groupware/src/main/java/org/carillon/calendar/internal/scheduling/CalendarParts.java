package org.carillon.calendar.internal.scheduling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.internal.scheduling.mail.WinmailMeeting;
import org.carillon.contract.content.Content;
import org.carillon.format.icalendar.file.MailedCalendar;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;

/**
 * Finds the meeting in a message: a part of text/calendar beside the text (Google, Exchange) or
 * alone (Apple, Notes), a file called {@code .ics} of any type, or {@code winmail.dat}.
 */
final class CalendarParts {
  private static final int MOST_OCTETS = 1_000_000;
  private static final int MOST_PARTS = 5;

  private CalendarParts() {}

  /** Returns whether a message can contain a meeting, judging by its header alone. */
  static boolean mayHave(Header header) {
    String type = word(header, "Content-Type");
    boolean isText =
        type.isEmpty() || type.startsWith("text/plain") || type.startsWith("text/html");
    return !isText || (type + word(header, "Content-Disposition")).contains("name");
  }

  private static String word(Header header, String field) {
    return header.first(field).map(line -> line.utf8().strip().toLowerCase(Locale.ROOT)).orElse("");
  }

  /**
   * Returns the iTIP message in a mail message, or empty if the mail message contradicts itself.
   * Mail clients differ in which of several parts they show, and filters read METHOD from
   * Content-Type only (RFC 6047 §2.4).
   */
  static Optional<Meeting> message(Content message) throws IOException {
    List<Part> parts =
        new ArrayList<>(
            Bodies.leaves(Outline.parse(message.stream()).body()).stream()
                .map(Bodies.Leaf::part)
                .filter(Bodies::isCalendar)
                .toList());
    parts.sort(Comparator.comparing(part -> part.parameter("method").isEmpty()));
    Optional<Meeting> found = Optional.empty();
    for (Part part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
      Optional<Meeting> said =
          MailedCalendar.read(new PartContent(message::read, 0, part), MOST_OCTETS)
              .flatMap(StoredMeeting::read)
              .filter(meeting -> meeting.calendar().first("METHOD").isPresent());
      if (said.isPresent() && !(isOfItsType(said.get(), part) && agree(found, said.get()))) {
        return Optional.empty();
      }
      found = found.or(() -> said);
    }
    return found.isPresent() ? found : packed(message);
  }

  /** Returns whether the meeting has a method, and the Content-Type of its part names no other. */
  private static boolean isOfItsType(Meeting meeting, Part part) {
    Optional<ItipMethod> method = meeting.method();
    return method.isPresent()
        && part.parameter("method").map(named -> ItipMethod.of(named).equals(method)).orElse(true);
  }

  private static boolean agree(Optional<Meeting> before, Meeting said) {
    return before
        .map(
            one ->
                one.method().equals(said.method())
                    && one.uid().equals(said.uid())
                    && one.organizer().equals(said.organizer()))
        .orElse(true);
  }

  /** Reads the meeting in Outlook's own format, which Outlook sometimes sends to other people. */
  private static Optional<Meeting> packed(Content message) throws IOException {
    for (Bodies.Leaf leaf : Bodies.leaves(Outline.parse(message.stream()).body())) {
      Part part = leaf.part();
      String type = (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
      if (part.size() <= 2 * MOST_OCTETS
          && (type.equals("application/ms-tnef")
              || Bodies.name(part).equalsIgnoreCase("winmail.dat"))) {
        byte[] octets = new PartContent(message::read, 0, part).stream().readAllBytes();
        return WinmailMeeting.of(octets, Header.read(message.stream()));
      }
    }
    return Optional.empty();
  }
}
