package org.carillon.format.mime.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.Header;

/**
 * What the part for machines of a report says.
 *
 * @param messageId the Message-ID of the message it is about, of a disposition (RFC 8098 §3.2.5);
 *     empty where it says none
 * @param envelopeId the envelope id that the message was sent with (RFC 3464 §2.2.1), not decoded
 *     further; empty where it says none
 * @param recipients what became of it
 */
public record MessageReport(String messageId, String envelopeId, List<Reported> recipients) {

  /** So many recipients are read; a report may name any number. */
  public static final int MOST = 500;

  /** How much of a report is read, in chars. */
  public static final int MOST_CHARS = 262_144;

  private static final int MOST_TEXT = 500;

  /** What became of a message for somebody. */
  public enum Outcome {
    /** It lies in the mailbox. */
    DELIVERED,
    /** It was given to a server that tells nothing of it any more. */
    RELAYED,
    /** It is tried again. */
    DELAYED,
    /** It was not delivered and will not be. */
    FAILED,
    /** It was shown to its reader. */
    READ,
    /** It was deleted, and perhaps never read. */
    DELETED
  }

  /**
   * What became of it for somebody.
   *
   * @param address whom
   * @param outcome what
   * @param status the code of RFC 3463, {@code 5.1.1}; empty for none
   * @param diagnostic what the other server said of it; empty for nothing
   */
  public record Reported(String address, Outcome outcome, String status, String diagnostic) {}

  /** Keeps a copy. */
  public MessageReport {
    recipients = List.copyOf(recipients);
  }

  /** Reads {@code message/delivery-status}; what can't be understood is left out. */
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

  /** Reads {@code message/disposition-notification}; what can't be understood is left out. */
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

  /** The address behind its type (RFC 3464 §2.1.2). */
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

  /** The type behind the mode (RFC 8098 §3.2.6). */
  private static Optional<Outcome> disposed(String value) {
    String type = untyped(value).toLowerCase(Locale.ROOT).split("[/\\s]", -1)[0];
    return switch (type) {
      case "displayed" -> Optional.of(Outcome.READ);
      case "deleted" -> Optional.of(Outcome.DELETED);
      default -> Optional.empty();
    };
  }
}
