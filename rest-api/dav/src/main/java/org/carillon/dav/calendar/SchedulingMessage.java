package org.carillon.dav.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.EntityTag;

/** A message in the inbox of an account. */
record SchedulingMessage(String account, InboxMessage message) implements Readable {
  private static final String EXTENSION = ".ics";

  /** Returns the number in the name of a message, or empty if there is none. */
  static Optional<Long> number(String name) {
    return name.matches("[0-9]{1,18}\\.ics")
        ? Optional.of(Long.parseLong(name.substring(0, name.length() - EXTENSION.length())))
        : Optional.empty();
  }

  /** Returns the name of the message with this number. */
  static String name(long number) {
    return number + EXTENSION;
  }

  @Override
  public DavPath path() {
    return SchedulingBox.INBOX.path(account).member(name(message.id()));
  }

  @Override
  public Set<XmlName> types() {
    return Set.of();
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE);
  }

  @Override
  public Optional<EntityTag> tag() {
    return Optional.of(new EntityTag("s" + message.id()));
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Opened open(DavCall call) {
    return new Opened(
        Content.of(message.octets()),
        "text/calendar; charset=utf-8",
        tag(),
        Optional.of(message.arrived()),
        Map.of());
  }
}
