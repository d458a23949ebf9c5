package org.carillon.protocol.imap.notify;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.protocol.imap.syntax.Reply;

/** What a client can ask to be told of (RFC 5465 §5). */
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

  /** Whether it is about a mailbox's messages. */
  boolean ofMessages() {
    return compareTo(FLAG_CHANGE) <= 0;
  }

  /** Whether it is about some mailbox. */
  boolean ofMailbox() {
    return this != SERVER_METADATA_CHANGE;
  }

  /** The event of that name in any case; empty when it is not offered here. */
  static Optional<NotifyEvent> named(String word) {
    return Arrays.stream(values()).filter(event -> event.onWire.equalsIgnoreCase(word)).findFirst();
  }

  /** What a client gets that asked for another: the events that are offered. */
  static Reply badEvent() {
    String offered =
        Arrays.stream(values()).map(event -> event.onWire).collect(Collectors.joining(" "));
    return Reply.no("BADEVENT (" + offered + ")", "That event is not offered here");
  }
}
