package org.carillon.transport.internal.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.transport.internal.queue.Action;
import org.carillon.transport.internal.queue.DurationText;
import org.carillon.transport.internal.queue.WaitingMessage;
import org.carillon.transport.internal.queue.WaitingRecipient;

/** The readable part of a report: what happened, to which recipient, why, and what to do. */
record StatusWords(
    String host, WaitingMessage message, List<WaitingRecipient> recipients, Instant giveUp) {
  private static final int MOST_CHARS = 320;

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("This is the mail server at " + host + ".");
    for (Action action : Action.values()) {
      List<WaitingRecipient> these =
          recipients.stream().filter(r -> r.action().orElseThrow() == action).toList();
      if (!these.isEmpty()) {
        lines.add("");
        lines.add(opening(action));
        for (WaitingRecipient recipient : these) {
          lines.add("");
          add(lines, action, recipient);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private String opening(Action action) {
    return switch (action) {
      case FAILED ->
          "Your message could not be delivered to the following. It will not be tried again.";
      case DELAYED ->
          "Your message has not been delivered to the following yet. You need not send it again:"
              + " it is tried for another "
              + DurationText.inWords(left())
              + ".";
      case DELIVERED -> "Your message was delivered to:";
      case EXPANDED -> "Your message was given to everybody behind the address:";
      case RELAYED ->
          "Your message was handed to the next mail server, which may not tell you of its delivery,"
              + " for:";
    };
  }

  private Duration left() {
    Duration left = Duration.between(message.arrived().plus(message.age()), giveUp);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static void add(List<String> lines, Action action, WaitingRecipient recipient) {
    lines.add("  " + oneLine(recipient.path().address()));
    if (action == Action.FAILED || action == Action.DELAYED) {
      lines.add("    " + reason(recipient));
      if (!recipient.reply().isEmpty()) {
        String said = recipient.isHostsReply() ? recipient.host() + " said: " : "Details: ";
        lines.add("    " + oneLine(said + recipient.reply()));
      }
    }
  }

  /** Fits foreign text into one line. */
  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS);
  }

  /** Explains a status (RFC 3463 §3) to users. */
  private static String reason(WaitingRecipient recipient) {
    String status = recipient.status();
    if (recipient.host().isEmpty() && status.endsWith(".3.0")) {
      return "This mail server itself has trouble with the message.";
    }
    String detail = status.substring(status.indexOf('.') + 1);
    return switch (detail) {
      case "1.1" -> "There is no such address. Please check how it is spelled.";
      case "1.2", "4.4" -> "The part after the @ is not a place that takes mail.";
      case "1.10" -> "That domain takes no mail.";
      case "2.1" -> "The mailbox is switched off.";
      case "2.2" -> "The mailbox is full.";
      case "2.3", "3.4" -> "The message is too large for the recipient.";
      case "4.1", "4.2" -> "The recipient's mail server could not be reached.";
      case "4.6" -> "The message goes round in circles.";
      case "4.7" -> "It was tried for as long as mail is kept here.";
      case "6.7" -> "The recipient's mail server does not know addresses like these.";
      default ->
          detail.startsWith("7.")
              ? "The recipient's mail server refused it by its rules."
              : "The recipient's mail server did not take it.";
    };
  }
}
