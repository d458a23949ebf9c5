package org.carillon.mailbox.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.blob.Blobs;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.ordering.OrderCache;
import org.carillon.mailbox.internal.reading.MessageCache;
import org.carillon.mailbox.internal.reading.MessageDataCache;
import org.carillon.mailbox.internal.reading.PreviewCache;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.SearchSource;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.Uids;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.reading.MessageRows;
import org.carillon.store.reading.PrefixedContent;
import org.carillon.store.rows.RefusedException;

final class StoredMessages {
  /** The largest number of messages in one request. */
  private static final int MOST_MESSAGES = 1000;

  /** The part of the heap for data about messages, in octets. */
  private static final long KNOWN_OCTETS = Runtime.getRuntime().maxMemory() / 16;

  private final OpenMailboxes open;
  private final Blobs blobs;
  private final MessageDataCache messages;
  private final MessageCache<MessageRows.Location> contents;
  private final PreviewCache previews;
  private final Summaries summaries;
  private final OrderCache orders;

  StoredMessages(
      SqlTransactions transactions, OpenMailboxes open, Blobs blobs, Summaries summaries) {
    this.open = open;
    this.blobs = blobs;
    this.messages = new MessageDataCache(transactions, KNOWN_OCTETS);
    this.contents =
        new MessageCache<>(
            (mailbox, uids) ->
                transactions.read(connection -> MessageRows.contents(connection, mailbox, uids)),
            MessageRows::octets,
            KNOWN_OCTETS / 4);
    this.previews = new PreviewCache(messages, contents, blobs, KNOWN_OCTETS / 4);
    this.summaries = summaries;
    this.orders = new OrderCache(transactions, summaries, KNOWN_OCTETS / 4);
  }

  List<MessageData> data(long account, long mailbox, UidSet uids)
      throws SQLException, IOException, RefusedException {
    long[] wanted = page(open.view(account, mailbox), uids, MOST_MESSAGES);
    Map<Long, MessageData> usual = messages.usual(mailbox, wanted);
    // A view may show many messages that others have expunged. One statement reads all of them.
    Set<Long> large =
        messages.there(
            mailbox, Arrays.stream(wanted).filter(uid -> !usual.containsKey(uid)).toArray());
    List<MessageData> found = new ArrayList<>(wanted.length);
    long octets = 0;
    for (int i = 0; i < wanted.length && octets < MessageAccess.MOST_OUTLINES; i++) {
      Optional<MessageData> data =
          large.contains(wanted[i])
              ? messages.large(mailbox, wanted[i])
              : Optional.ofNullable(usual.get(wanted[i]));
      if (data.isPresent()) {
        found.add(data.get());
        octets += data.get().outline().length;
      }
    }
    return found;
  }

  List<MessageSummary> summaries(long account, long mailbox, UidSet uids)
      throws SQLException, RefusedException {
    IndexView view = open.view(account, mailbox);
    return summaries.of(view, page(view, uids, SearchSource.MOST_SUMMARIES));
  }

  MessageOrder order(long account, long mailbox, ListOrder.By by)
      throws SQLException, RefusedException {
    return orders.of(open.view(account, mailbox), by);
  }

  List<Preview> previews(long account, long mailbox, UidSet uids, boolean ready)
      throws SQLException, IOException, RefusedException {
    long[] wanted = page(open.view(account, mailbox), uids, MOST_MESSAGES);
    return previews.of(mailbox, wanted, ready);
  }

  interface Found {
    /** Opens a message's content, or returns empty if it was not found. */
    Optional<Content> open(long uid) throws IOException;
  }

  Found find(long account, long mailbox, UidSet uids)
      throws SQLException, IOException, RefusedException {
    long[] wanted = page(open.view(account, mailbox), uids, MOST_MESSAGES);
    Map<Long, MessageRows.Location> found = contents.of(mailbox, wanted);
    return uid -> content(found.get(uid));
  }

  /** Returns the UIDs of a set that exist in the view. There may be at most {@code most}. */
  private static long[] page(IndexView view, UidSet uids, int most) {
    long[] wanted = Uids.in(view, uids);
    if (wanted.length > most) {
      throw new IllegalArgumentException(wanted.length + " messages at once");
    }
    return wanted;
  }

  private Optional<Content> content(MessageRows.Location found) throws IOException {
    if (found == null) {
      return Optional.empty();
    }
    Content content = blobs.open(found.blob());
    byte[] prefix = found.prefix();
    return Optional.of(prefix.length == 0 ? content : new PrefixedContent(prefix, content));
  }
}
