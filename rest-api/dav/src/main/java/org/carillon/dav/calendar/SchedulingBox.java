package org.carillon.dav.calendar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;

/** The scheduling inbox, for clients that show it, and the outbox (RFC 6638 §2). */
enum SchedulingBox {
  INBOX("inbox", "schedule-inbox"),
  OUTBOX("outbox", "schedule-outbox");

  /** The first segment of their addresses. */
  static final String SEGMENT = "schedule";

  private final String segment;
  private final XmlName type;

  SchedulingBox(String segment, String type) {
    this.segment = segment;
    this.type = XmlName.caldav(type);
  }

  DavPath path(String account) {
    return DavPath.of(SEGMENT, account, segment);
  }

  static Optional<SchedulingBox> of(String segment) {
    for (SchedulingBox box : values()) {
      if (box.segment.equals(segment)) {
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  static boolean isInbox(DavResource resource) {
    return resource instanceof Resource box && box.box() == INBOX;
  }

  static Iterable<SchedulingMessage> messages(DavCall call, DavResource inbox) {
    return () ->
        StreamSupport.stream(inbox.members(call).spliterator(), false)
            .map(SchedulingMessage.class::cast)
            .iterator();
  }

  /**
   * An account's inbox or outbox.
   *
   * @param account the owner's address
   * @param inbox the messages of inboxes
   */
  record Resource(SchedulingBox box, String account, SchedulingInbox inbox) implements DavResource {
    @Override
    public DavPath path() {
      return box.path(account);
    }

    @Override
    public Set<XmlName> types() {
      return Set.of(XmlName.dav("collection"), box.type);
    }

    @Override
    public MailboxRights rights() {
      return MailboxRights.of(Right.LOOKUP, Right.READ);
    }

    @Override
    public Iterable<DavResource> members(DavCall call) {
      return box == OUTBOX ? List.of() : () -> new InboxPages(inbox, call.caller(), account);
    }

    @Override
    public Optional<String> owner() {
      return Optional.of(account);
    }
  }
}
