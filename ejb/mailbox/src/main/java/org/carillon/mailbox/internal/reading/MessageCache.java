package org.carillon.mailbox.internal.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A cache of data of messages that never changes. The most recently used entries stay, up to a
 * limit in octets. Entries never become wrong, because a UID never means another message. The
 * mailbox's view tells whether a message still exists.
 */
public final class MessageCache<T> {

  /** The number of octets that an entry takes in addition to its data. */
  private static final int ENTRY_OCTETS = 160;

  private final Source<T> source;
  private final Cache<Key, T> known;

  /** Reads the data of a mailbox's messages from the store, by UID. */
  @FunctionalInterface
  public interface Source<T> {
    Map<Long, T> read(long mailbox, long[] uids) throws SQLException, IOException;
  }

  private record Key(long mailbox, long uid) {}

  /**
   * Creates an empty cache.
   *
   * @param octets tells roughly how much heap an entry takes, in octets
   * @param mostOctets the limit for all entries
   */
  public MessageCache(Source<T> source, ToIntFunction<T> octets, long mostOctets) {
    this.source = source;
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(mostOctets)
            .<Key, T>weigher((key, learnt) -> ENTRY_OCTETS + octets.applyAsInt(learnt))
            .build();
  }

  /** Returns the data of messages by UID. Missing entries are read from the store, by one query. */
  public Map<Long, T> of(long mailbox, long[] uids) throws SQLException, IOException {
    Map<Long, T> found = ofThoseKept(mailbox, uids);
    long[] missing = Arrays.stream(uids).filter(uid -> !found.containsKey(uid)).toArray();
    if (missing.length > 0) {
      Map<Long, T> read = source.read(mailbox, missing);
      found.putAll(read);
      keep(mailbox, read);
    }
    return found;
  }

  /** Returns the cached data of messages, without asking the store. */
  Map<Long, T> ofThoseKept(long mailbox, long[] uids) {
    Map<Long, T> found = HashMap.newHashMap(uids.length);
    for (long uid : uids) {
      T there = known.getIfPresent(new Key(mailbox, uid));
      if (there != null) {
        found.put(uid, there);
      }
    }
    return found;
  }

  private void keep(long mailbox, Map<Long, T> read) {
    read.forEach((uid, learnt) -> known.put(new Key(mailbox, uid), learnt));
  }
}
