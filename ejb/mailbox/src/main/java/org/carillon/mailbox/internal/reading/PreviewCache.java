package org.carillon.mailbox.internal.reading;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.blob.Blobs;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.format.mime.structure.Outline;
import org.carillon.store.reading.MessageRows;
import org.jboss.logging.Logger;

/**
 * The previews of messages. They are built when first asked for, then cached up to a limit. They
 * are not stored, because a delivery would pay for previews that are mostly never asked for.
 */
public final class PreviewCache {
  private static final Logger LOG = Logger.getLogger(PreviewCache.class);

  private final MessageDataCache messages;
  private final MessageCache<MessageRows.Location> contents;
  private final Blobs blobs;
  private final MessageCache<String> words;

  /**
   * Creates previews over the data of messages.
   *
   * @param mostOctets the largest amount of memory for previews, in octets
   */
  public PreviewCache(
      MessageDataCache messages,
      MessageCache<MessageRows.Location> contents,
      Blobs blobs,
      long mostOctets) {
    this.messages = messages;
    this.contents = contents;
    this.blobs = blobs;
    this.words = new MessageCache<>(this::read, text -> 2 * text.length(), mostOctets);
  }

  /**
   * Returns the previews of messages, in the order of their UIDs.
   *
   * @param ready true to return only previews that are already cached
   */
  public List<Preview> of(long mailbox, long[] uids, boolean ready)
      throws SQLException, IOException {
    Map<Long, String> found = ready ? words.ofThoseKept(mailbox, uids) : words.of(mailbox, uids);
    return Arrays.stream(uids)
        .mapToObj(
            uid ->
                new Preview(
                    uid, Optional.ofNullable(ready ? found.get(uid) : found.getOrDefault(uid, ""))))
        .toList();
  }

  private Map<Long, String> read(long mailbox, long[] uids) throws SQLException, IOException {
    Map<Long, MessageData> usual = messages.usual(mailbox, uids);
    Map<Long, MessageRows.Location> places = contents.of(mailbox, uids);
    Map<Long, String> read = new HashMap<>();
    for (long uid : uids) {
      MessageRows.Location place = places.get(uid);
      if (place == null) {
        continue;
      }
      MessageData known = usual.get(uid);
      Optional<MessageData> message =
          known == null ? messages.large(mailbox, uid) : Optional.of(known);
      if (message.isPresent()) {
        try {
          read.put(uid, read(message.get(), place));
        } catch (IOException unreadable) {
          // A client that reads the whole message finds the damage, and it is logged then.
          LOG.debugf(unreadable, "No preview for message %d", uid);
        }
      }
    }
    return read;
  }

  private String read(MessageData message, MessageRows.Location place) throws IOException {
    if (message.outline().length == 0) {
      return "";
    }
    try (Content content = blobs.open(place.blob())) {
      return PreviewText.of(content, Outline.decode(message.outline()).body());
    }
  }
}
