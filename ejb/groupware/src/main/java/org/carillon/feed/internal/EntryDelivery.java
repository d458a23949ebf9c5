package org.carillon.feed.internal;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.feed.internal.reading.Feed;
import org.carillon.feed.internal.reading.FeedEntry;
import org.carillon.format.mime.structure.Outline;

/** Delivers entries into a mailbox as messages: all of them or none. */
record EntryDelivery(MailAccess mail) {
  /** The number of messages checked for entries that a failed node delivered unrecorded. */
  private static final int LOOKED_AT = 200;

  /**
   * Delivers entries.
   *
   * @param at the URL from which the feed was fetched
   */
  Answer<Void> deliver(Caller owner, long mailbox, Feed feed, List<FeedEntry> entries, URI at) {
    if (entries.isEmpty()) {
      return Answer.done();
    }
    Feed named =
        feed.id().isEmpty()
            ? new Feed(at.toString(), feed.title(), feed.every(), feed.entries())
            : feed;
    List<EntryMessage> messages =
        entries.stream()
            .map(entry -> new EntryMessage(named, entry, host(at), owner.name()))
            .toList();
    return name(owner, mailbox)
        .then(
            folder ->
                there(owner, mailbox)
                    .then(
                        there ->
                            append(
                                owner,
                                folder,
                                messages.stream()
                                    .filter(one -> !there.contains(one.id()))
                                    .toList())));
  }

  private static String host(URI at) {
    return at.getHost().matches("[A-Za-z0-9.-]{1,200}") ? at.getHost() : "address";
  }

  private Answer<MailboxName> name(Caller owner, long mailbox) {
    return mail.list(owner)
        .then(
            all ->
                all.stream()
                    .filter(entry -> entry.id() == mailbox)
                    .map(MailboxEntry::name)
                    .findFirst()
                    .<Answer<MailboxName>>map(Answer.Done::new)
                    // The mailbox is being deleted. The next run sees whether it comes back.
                    .orElseGet(
                        () -> Answer.failed(new Failure.TryLater("The folder does not exist."))));
  }

  private Answer<Set<String>> there(Caller owner, long mailbox) {
    Set<String> ids = new HashSet<>();
    return mail.view(owner, mailbox)
        .then(
            view ->
                mail.eachMessage(
                    owner,
                    mailbox,
                    last(view),
                    message -> {
                      if (message.outline().length > 0) {
                        Outline.decode(message.outline())
                            .envelope()
                            .messageId()
                            .ifPresent(ids::add);
                      }
                      return Answer.done();
                    }))
        .map(_ -> ids);
  }

  private static UidSet last(MailboxView view) {
    return UidSet.sorted(
        IntStream.range(Math.max(0, view.size() - LOOKED_AT), view.size())
            .mapToLong(view::uid)
            .toArray());
  }

  private Answer<Void> append(Caller owner, MailboxName folder, List<EntryMessage> messages) {
    if (messages.isEmpty()) {
      return Answer.done();
    }
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    long most = mail.appendLimit(owner);
    List<Draft> drafts = new ArrayList<>();
    try {
      for (EntryMessage message : messages) {
        byte[] octets = message.octets(now);
        if (octets.length > most) {
          octets = message.withoutText().octets(now);
        }
        Spool spool = mail.spool(owner, octets.length);
        drafts.add(new Draft(spool, Flags.NONE, message.date(now)));
        spool.write(octets, 0, octets.length);
      }
      return mail.append(owner, folder, drafts).map(_ -> null);
    } catch (IOException full) {
      return Answer.failed(new Failure.TryLater("The disk is full."));
    } finally {
      drafts.forEach(draft -> draft.content().close());
    }
  }
}
