package org.carillon.policy.internal.sieve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.write.Body;
import org.carillon.format.mime.write.HeaderWriter;
import org.carillon.format.mime.write.MessageWriter;
import org.carillon.sieve.action.SieveAction.Notify;
import org.carillon.sieve.reply.MailtoMethod;

/**
 * Writes the mail that notifies somebody of a message (RFC 5436).
 *
 * @param own the account's address
 * @param from the sender of the mail: one of the account's addresses, with or without a name
 * @param host this server's name
 * @param came the header of the message that is notified of
 */
record NotificationMessage(String own, String from, String host, ZonedDateTime now, Header came) {
  private static final int MOST_RECIPIENTS = 5;
  private static final int MOST_TEXT = 4_000;

  /** Returns a {@code mailto} URI's recipients (RFC 6068); none for a notification (§2.7.1). */
  List<String> recipients(Notify notify) {
    boolean tells =
        came.all("Auto-Submitted").stream()
            .anyMatch(
                field ->
                    field.value().strip().toLowerCase(Locale.ROOT).startsWith("auto-notified"));
    return tells || !(MailtoMethod.of(notify.method()) instanceof MailtoMethod.Read.Ready ready)
        ? List.of()
        : ready.method().recipients().stream().limit(MOST_RECIPIENTS).toList();
  }

  /** Returns the mail to one of them. */
  byte[] of(String to, Notify notify) throws IOException {
    boolean utf8 = (to + own).chars().anyMatch(c -> c > '~');
    HeaderWriter header = new HeaderWriter(utf8);
    VacationMessage.from(header, from);
    header.address("To", "", to);
    header.text("Subject", subject(notify));
    header.field("Date", MailDate.format(now.toOffsetDateTime()));
    header.field("Message-ID", "<" + UUID.randomUUID() + "@" + host + ">");
    header.field("Auto-Submitted", "auto-notified; owner-email=\"" + own + "\"");
    header.field("Importance", importance(notify.importance()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageWriter(out, utf8).write(header, new Body.Text("plain", text(notify), false));
    return out.toByteArray();
  }

  private String subject(Notify notify) {
    return notify
        .text()
        .filter(text -> !text.isBlank())
        .or(() -> parameter(notify.method(), "subject"))
        .orElseGet(() -> "New message: " + field("Subject"));
  }

  private String text(Notify notify) {
    String said =
        parameter(notify.method(), "body")
            .or(notify::text)
            .orElse("A message has arrived for " + own + ".");
    String text = said + "\n\nFrom: " + field("From") + "\nSubject: " + field("Subject") + "\n";
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }

  private String field(String name) {
    return came.first(name).map(HeaderField::text).orElse("");
  }

  private static String importance(int level) {
    return switch (level) {
      case 1 -> "High";
      case 3 -> "Low";
      default -> "Normal";
    };
  }

  private static Optional<String> parameter(String uri, String name) {
    return switch (MailtoMethod.of(uri)) {
      case MailtoMethod.Read.Ready(MailtoMethod method) -> method.field(name);
      case MailtoMethod.Read.Wrong _ -> Optional.empty();
    };
  }
}
