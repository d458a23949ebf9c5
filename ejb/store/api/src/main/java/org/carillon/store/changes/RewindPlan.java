package org.carillon.store.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * The changes that give a mailbox its messages of an earlier time: which come back, which change
 * flags, and which go. A message that has been brought back or moved back already stays where it
 * is, so an interrupted rewind does nothing twice. An instance is used once, by one thread.
 */
public final class RewindPlan {
  /**
   * A message that was expunged, as the log has it.
   *
   * @param modseq the modseq of its expunge
   * @param flags its flags at the earlier time
   */
  public record Missing(long uid, long modseq, long flags) {}

  private final MailboxHistory.Touched touched;
  private final Map<Long, Deque<Missing>> byItem = new HashMap<>();
  private final Map<Long, List<Long>> flags = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final UidSet.Builder going = new UidSet.Builder();
  private final UidSet.Builder yielding = new UidSet.Builder();
  private long goes;
  private long reflagged;

  public RewindPlan(MailboxHistory.Touched touched) {
    this.touched = touched;
  }

  /** Returns the id of the mailbox. */
  public long mailbox() {
    return touched.mailbox();
  }

  public void missing(long uid, long modseq, long flags, long item, Optional<String> key) {
    key.ifPresent(keys::add);
    byItem
        .computeIfAbsent(item, any -> new ArrayDeque<>(1))
        .addLast(new Missing(uid, modseq, flags));
  }

  /** Adds a message that came since. Called after all missing messages were added. */
  public void arrived(long uid, long item, long now, Optional<String> key) {
    Deque<Missing> wanted = byItem.get(item);
    if (wanted != null) {
      long then = wanted.removeFirst().flags;
      if (wanted.isEmpty()) {
        byItem.remove(item);
      }
      if (then != now) {
        reflagged(uid, then);
      }
    } else if (uid <= touched.newTo()) {
      going.add(uid);
      if (key.filter(keys::contains).isPresent()) {
        yielding.add(uid);
      }
      goes++;
    }
  }

  public void reflagged(long uid, long then) {
    flags.computeIfAbsent(then, any -> new ArrayList<>()).add(uid);
    reflagged++;
  }

  /** Returns the messages to bring back, in their original order. */
  public List<Missing> missing() {
    return byItem.values().stream()
        .flatMap(Deque::stream)
        .sorted((one, other) -> Long.compare(one.uid, other.uid))
        .toList();
  }

  /** Returns the UIDs of messages that stay with other flags, by the packed flags they had. */
  public Map<Long, UidSet> flags() {
    Map<Long, UidSet> sets = new LinkedHashMap<>();
    flags.forEach(
        (word, uids) -> {
          UidSet.Builder set = new UidSet.Builder();
          uids.stream().sorted().forEach(set::add);
          sets.put(word, set.build());
        });
    return sets;
  }

  /** Returns the UIDs of the messages that go. */
  public UidSet going() {
    return going.build();
  }

  /** Returns the UIDs of messages that must go first, as they have the keys of returning ones. */
  public UidSet yielding() {
    return yielding.build();
  }

  /** Returns the number of messages that come back. */
  public long comes() {
    return byItem.values().stream().mapToLong(Deque::size).sum();
  }

  /** Returns the number of messages that go. */
  public long goes() {
    return goes;
  }

  /** Returns the number of messages that stay with other flags. */
  public long reflagged() {
    return reflagged;
  }
}
