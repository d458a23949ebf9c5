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
          "Your message could not be delivered to the following recipients. Delivery will not"
              + " be tried again.";
      case DELAYED ->
          "Your message has not been delivered to the following recipients yet. You do not"
              + " need to send it again: delivery will be tried for another "
              + DurationText.inWords(left())
              + ".";
      case DELIVERED -> "Your message was delivered to:";
      case EXPANDED -> "Your message was passed on to all members of:";
      case RELAYED ->
          "Your message was relayed to the next mail server, which may not report its"
              + " delivery, for:";
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
      return "This mail server has a problem with the message.";
    }
    String detail = status.substring(status.indexOf('.') + 1);
    return switch (detail) {
      case "1.1" -> "The address does not exist. Check its spelling.";
      case "1.2", "4.4" ->
          "The domain of the address (the part after the @) does not exist or does not accept"
              + " mail.";
      case "1.10" -> "The domain does not accept mail.";
      case "2.1" -> "The mailbox is disabled.";
      case "2.2" -> "The mailbox is full.";
      case "2.3", "3.4" -> "The message is too large for the recipient.";
      case "4.1", "4.2" -> "The recipient's mail server could not be reached.";
      case "4.6" -> "The message is in a mail loop.";
      case "4.7" -> "The message could not be delivered within the maximum time in the queue.";
      case "6.7" ->
          "The recipient's mail server does not support international (non-ASCII) addresses.";
      default ->
          detail.startsWith("7.")
              ? "The recipient's mail server refused the message because of its policy."
              : "The recipient's mail server did not accept the message.";
    };
  }
}
