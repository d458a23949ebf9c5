package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.calendar.internal.scheduling.mail.MeetingSenderProofs;
import org.carillon.calendar.internal.scheduling.mail.SchedulingMessageLimits;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.sender.SenderList;
import org.carillon.settings.Scope;
import org.carillon.testing.OneContact;
import org.junit.jupiter.api.BeforeEach;

abstract class MeetingMailFixture extends MeetingFixture {
  static final String OURS =
      "Authentication-Results: mx.example.test; dmarc=%s header.from=example.org\r\n"
          + "Received: by mx.example.test\r\n";

  private static final Pattern METHOD = Pattern.compile("METHOD:(\\w+)");

  InvitationInbox inbox;

  @BeforeEach
  void wire() {
    directory.set(Scope.server(), "mail.host-name", "mx.example.test");
    inbox =
        new InvitationInbox(
            directory.settings(),
            incoming,
            own,
            new AllowedSenders(
                account -> new SenderList(Map.of("example.org", SenderChoice.ALLOW)),
                OneContact.NOBODY,
                directory.settings()),
            bookings,
            () -> (domain, to, message) -> mails.add(to + "\n" + new String(message, UTF_8)),
            deputies,
            new MeetingSenderProofs(directory.settings(), directory.addresses()),
            new SchedulingMessageLimits(),
            (account, recipients) -> allowed-- > 0);
  }

  static String reply(String uid, String who, String status, String stamp, String more) {
    return notes(
        """
            BEGIN:VCALENDAR
            METHOD:REPLY
            BEGIN:VEVENT
            UID:%s
            DTSTAMP:%s
            %sORGANIZER:mailto:anna@example.test
            ATTENDEE;PARTSTAT=%s:mailto:%s
            END:VEVENT
            END:VCALENDAR
            """
            .formatted(uid, stamp, more, status, who)
            .replace("\n", "\r\n"));
  }

  static String request(String uid, String from) {
    return event(uid, TOMORROW, "", BEN, ROOM)
        .replace(ANNA, from)
        .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n");
  }

  static String cancel(String uid, String from) {
    return request(uid, from)
        .replace("METHOD:REQUEST", "METHOD:CANCEL")
        .replace("DTSTAMP:20261124T08", "DTSTAMP:20261124T09");
  }

  /** Returns a message of Notes' form: the calendar alone. */
  static String notes(String object) {
    Matcher method = METHOD.matcher(object);
    return "Content-Type: text/calendar; method="
        + (method.find() ? method.group(1) : "REQUEST")
        + "; charset=\"UTF-8\"; component=VEVENT\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + object;
  }

  boolean take(Caller recipient, String from, OptionalLong signedIn, String mime)
      throws IOException {
    // This server's authentication results are above everything that was received.
    int ours = mime.startsWith("Authentication-Results") ? mime.indexOf("Content-") : 0;
    byte[] message =
        (mime.substring(0, ours)
                + "From: <"
                + from
                + ">\r\nMIME-Version: 1.0\r\nSubject: x\r\n"
                + mime.substring(ours))
            .getBytes(UTF_8);
    return take(recipient, signedIn, message);
  }

  boolean take(Caller recipient, OptionalLong signedIn, byte[] message) throws IOException {
    FilingQuestion question =
        new FilingQuestion(
            new ForwardPath(recipient.name(), Set.of(), Optional.empty()),
            recipient.account(),
            1,
            "",
            signedIn,
            Header.parse(message));
    ReversePath path =
        new ReversePath(
            "x@example.org",
            0,
            ReversePath.Body.EIGHT_BIT_MIME,
            false,
            Optional.empty(),
            Optional.empty());
    return inbox.take(
        new RuleQuestion(
            "q1", path, message.length, () -> Content.of(message), question, Filing.INBOX));
  }

  boolean isThere(String uid) throws IOException {
    return incoming.stored(ben.account(), uid).isPresent();
  }
}
