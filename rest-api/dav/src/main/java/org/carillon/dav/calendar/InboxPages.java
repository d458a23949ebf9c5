package org.carillon.dav.calendar;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.identity.Caller;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.DavResource;

/** The messages of an inbox, read page by page during iteration. */
final class InboxPages implements Iterator<DavResource> {
  private final SchedulingInbox inbox;
  private final Caller caller;
  private final String account;
  private Iterator<InboxMessage> page = List.<InboxMessage>of().iterator();
  private long last;
  private boolean isEnd;

  InboxPages(SchedulingInbox inbox, Caller caller, String account) {
    this.inbox = inbox;
    this.caller = caller;
    this.account = account;
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !isEnd) {
      List<InboxMessage> next = DavFailures.value(inbox.messages(caller, last));
      isEnd = next.size() < SchedulingInbox.PAGE;
      page = next.iterator();
    }
    return page.hasNext();
  }

  @Override
  public DavResource next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InboxMessage message = page.next();
    last = message.id();
    return new SchedulingMessage(account, message);
  }
}
