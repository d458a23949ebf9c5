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
 * A cache of what never changes of messages; what was used last stays, within a bound in octets. It
 * stays true: a uid never means another message. Whether a message is still there is for its
 * mailbox's view to say.
 */
public final class MessageCache<T> {

  /** What an entry costs besides what is known, in octets. */
  private static final int ENTRY_OCTETS = 160;

  private final Source<T> source;
  private final Cache<Key, T> known;

  /** Where it is learnt from: what the store has of a mailbox's messages, by uid. */
  @FunctionalInterface
  public interface Source<T> {
    Map<Long, T> read(long mailbox, long[] uids) throws SQLException, IOException;
  }

  private record Key(long mailbox, long uid) {}

  /**
   * Knows nothing yet.
   *
   * @param octets about how much heap one takes
   * @param mostOctets how much all may take
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

  /** What there is to know of messages, by uid; asks the store for what is not known, once. */
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

  /** What is known of messages without asking the store. */
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
