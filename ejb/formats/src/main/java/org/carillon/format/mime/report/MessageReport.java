package org.carillon.format.mime.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;

/**
 * The content of a report's machine-readable part.
 *
 * @param messageId the Message-ID of the message that a disposition notification is about (RFC 8098
 *     §3.2.5); empty if it has none
 * @param envelopeId the envelope id that the message was sent with (RFC 3464 §2.2.1), not decoded
 *     further; empty if there is none
 * @param recipients the outcome for each recipient
 */
public record MessageReport(String messageId, String envelopeId, List<Reported> recipients) {

  /** The maximum number of recipients that are read. A report may name any number. */
  public static final int MOST = 500;

  public static final int MOST_CHARS = 262_144;

  private static final int MOST_TEXT = 500;

  public enum Outcome {
    /** The message was delivered to the mailbox. */
    DELIVERED,
    /** The message was passed to a server that sends no further reports about it. */
    RELAYED,
    /** Delivery is delayed and will be tried again. */
    DELAYED,
    /** The message was not delivered and will not be. */
    FAILED,
    /** The message was displayed to the recipient. */
    READ,
    /** The message was deleted, perhaps without having been read. */
    DELETED
  }

  /**
   * The outcome for one recipient.
   *
   * @param address the recipient's address
   * @param outcome the outcome
   * @param status the status code of RFC 3463, for example {@code 5.1.1}; empty if there is none
   * @param diagnostic the other server's explanation; empty if there is none
   */
  public record Reported(String address, Outcome outcome, String status, String diagnostic) {}

  public MessageReport {
    recipients = List.copyOf(recipients);
  }

  /** Reads {@code message/delivery-status}. Anything that can't be understood is left out. */
  public static MessageReport delivery(String text) {
    String[] groups = cut(text).split("\r?\n[ \t]*\r?\n", -1);
    List<Reported> all = new ArrayList<>();
    for (int i = 1; i < groups.length && all.size() < MOST; i++) {
      Header fields = header(groups[i]);
      Optional<Outcome> outcome = action(value(fields, "Action"));
      String original = address(value(fields, "Original-Recipient"));
      String address = original.isEmpty() ? address(value(fields, "Final-Recipient")) : original;
      if (outcome.isPresent() && !address.isEmpty()) {
        all.add(
            new Reported(
                address,
                outcome.get(),
                value(fields, "Status").replaceFirst("[^0-9.].*", ""),
                untyped(value(fields, "Diagnostic-Code"))));
      }
    }
    return new MessageReport("", value(header(groups[0]), "Original-Envelope-Id"), all);
  }

  /** Reads {@code message/disposition-notification}. What can't be understood is left out. */
  public static MessageReport disposition(String text) {
    Header fields = header(cut(text));
    String original = address(value(fields, "Original-Recipient"));
    String address = original.isEmpty() ? address(value(fields, "Final-Recipient")) : original;
    Optional<Outcome> outcome = disposed(value(fields, "Disposition"));
    return new MessageReport(
        value(fields, "Original-Message-ID"),
        "",
        outcome.isEmpty() || address.isEmpty()
            ? List.of()
            : List.of(new Reported(address, outcome.get(), "", "")));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARS));
  }

  private static Header header(String group) {
    return Header.parse((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String value(Header fields, String name) {
    String value =
        fields.first(name).map(field -> field.text().replaceAll("\\s+", " ").strip()).orElse("");
    return value.substring(0, Math.min(value.length(), MOST_TEXT));
  }

  /** Returns the address after its type (RFC 3464 §2.1.2). */
  private static String address(String typed) {
    String address = untyped(typed).replaceAll("[<>\\s]", "");
    return address.indexOf('@') > 0 && address.length() <= 320 ? address : "";
  }

  private static String untyped(String value) {
    return value.substring(value.indexOf(';') + 1).strip();
  }

  private static Optional<Outcome> action(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "delivered" -> Optional.of(Outcome.DELIVERED);
      case "relayed", "expanded" -> Optional.of(Outcome.RELAYED);
      case "delayed" -> Optional.of(Outcome.DELAYED);
      case "failed" -> Optional.of(Outcome.FAILED);
      default -> Optional.empty();
    };
  }

  /** Returns the outcome for a disposition type (RFC 8098 §3.2.6), or empty for another type. */
  private static Optional<Outcome> disposed(String value) {
    String type = untyped(value).toLowerCase(Locale.ROOT).split("[/\\s]", -1)[0];
    return switch (type) {
      case "displayed" -> Optional.of(Outcome.READ);
      case "deleted" -> Optional.of(Outcome.DELETED);
      default -> Optional.empty();
    };
  }
}
