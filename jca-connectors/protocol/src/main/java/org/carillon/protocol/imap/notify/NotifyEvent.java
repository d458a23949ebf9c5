package org.carillon.protocol.imap.notify;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.protocol.imap.syntax.Reply;

/** An event that a client can request (RFC 5465 §5). */
enum NotifyEvent {
  MESSAGE_NEW("MessageNew"),
  MESSAGE_EXPUNGE("MessageExpunge"),
  FLAG_CHANGE("FlagChange"),
  MAILBOX_NAME("MailboxName"),
  SUBSCRIPTION_CHANGE("SubscriptionChange"),
  MAILBOX_METADATA_CHANGE("MailboxMetadataChange"),
  SERVER_METADATA_CHANGE("ServerMetadataChange");

  private final String onWire;

  NotifyEvent(String onWire) {
    this.onWire = onWire;
  }

  /** Returns whether it concerns a mailbox's messages. */
  boolean ofMessages() {
    return compareTo(FLAG_CHANGE) <= 0;
  }

  /** Returns whether it concerns a mailbox. */
  boolean ofMailbox() {
    return this != SERVER_METADATA_CHANGE;
  }

  /** Returns the event of that name in any case; empty if it is not offered here. */
  static Optional<NotifyEvent> named(String word) {
    return Arrays.stream(values()).filter(event -> event.onWire.equalsIgnoreCase(word)).findFirst();
  }

  /** Returns the reply to a request for another event: it lists the events that are offered. */
  static Reply badEvent() {
    String offered =
        Arrays.stream(values()).map(event -> event.onWire).collect(Collectors.joining(" "));
    return Reply.no("BADEVENT (" + offered + ")", "Event is not supported");
  }
}
