package org.carillon.store.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.database.Pipeline;

/**
 * The threads that the messages of one transaction belong to: existing ones from {@code
 * thread_key}, and new ones. Used once, while the accounts are locked.
 */
public final class Threads {
  private static final String SELECT =
      """
      select k.account, k.key, k.thread\
       from unnest(?::bigint[], ?::bigint[]) as wanted (account, key)\
       join thread_key k on k.account = wanted.account and k.key = wanted.key\
      """;
  private static final String INSERT =
      """
      insert into thread_key (account, key, thread)\
       select * from unnest(?::bigint[], ?::bigint[], ?::bigint[]) on conflict do nothing\
      """;

  private record Key(long account, long key) {}

  private final Map<Key, Long> known = new HashMap<>();
  private final List<Key> added = new ArrayList<>();

  /** Reads the threads that the incoming contents may belong to. */
  void read(Pipeline pipeline, List<PendingDelivery> deliveries) {
    List<Key> wanted = new ArrayList<>();
    for (PendingDelivery delivery : deliveries) {
      for (IncomingContent incoming : delivery.incomings) {
        incoming.targets.stream()
            .mapToLong(target -> target.account())
            .distinct()
            .forEach(account -> wanted.addAll(keys(account, incoming.threadKeys)));
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    pipeline.add(
        row -> known.put(new Key(row.getLong(1), row.getLong(2)), row.getLong(3)),
        SELECT,
        wanted.stream().mapToLong(Key::account).toArray(),
        wanted.stream().mapToLong(Key::key).toArray());
  }

  private static List<Key> keys(long account, ThreadKeys keys) {
    List<Key> all = new ArrayList<>(keys.count());
    for (long key : keys.keys()) {
      all.add(new Key(account, key));
    }
    return all;
  }

  /**
   * Returns the thread that a message belongs to in an account; empty if it begins one. A message
   * that joins several threads gets the oldest: a THREADID must not change (RFC 8474 §5.2).
   */
  OptionalLong of(long account, ThreadKeys keys) {
    return keys(account, keys).stream().filter(known::containsKey).mapToLong(known::get).min();
  }

  /** Records a message's thread for the messages after it. */
  void join(long account, ThreadKeys keys, long thread) {
    for (Key key : keys(account, keys)) {
      if (known.putIfAbsent(key, thread) == null) {
        added.add(key);
      }
    }
  }

  /** Writes the keys of one message for a thread, for a caller that doesn't know if they exist. */
  public static void insert(Pipeline pipeline, long account, ThreadKeys keys, long thread) {
    long[] accounts = new long[keys.count()];
    long[] threads = new long[keys.count()];
    Arrays.fill(accounts, account);
    Arrays.fill(threads, thread);
    pipeline.add(INSERT, accounts, keys.keys(), threads);
  }

  /** Writes the threads that were recorded. */
  public void insert(Pipeline pipeline) {
    if (added.isEmpty()) {
      return;
    }
    pipeline.add(
        INSERT,
        added.stream().mapToLong(Key::account).toArray(),
        added.stream().mapToLong(Key::key).toArray(),
        added.stream().mapToLong(known::get).toArray());
  }
}
