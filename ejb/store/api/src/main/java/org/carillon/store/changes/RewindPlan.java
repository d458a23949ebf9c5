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
 * What makes a mailbox's messages those of an earlier moment: which come back, whose flags change,
 * which go. A message that lies there again already, brought back or moved back, stays where it is:
 * so a rewind that was interrupted does nothing twice. Used once, by one thread.
 */
public final class RewindPlan {
  /**
   * A message that was expunged, as the log has it.
   *
   * @param modseq of its expunge
   * @param flags those of then
   */
  public record Missing(long uid, long modseq, long flags) {}

  private final PastMail.Touched touched;
  private final Map<Long, Deque<Missing>> byItem = new HashMap<>();
  private final Map<Long, List<Long>> flags = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final UidSet.Builder going = new UidSet.Builder();
  private final UidSet.Builder yielding = new UidSet.Builder();
  private long goes;
  private long reflagged;

  public RewindPlan(PastMail.Touched touched) {
    this.touched = touched;
  }

  /** The mailbox. */
  public long mailbox() {
    return touched.mailbox();
  }

  public void missing(long uid, long modseq, long flags, long item, Optional<String> key) {
    key.ifPresent(keys::add);
    byItem
        .computeIfAbsent(item, any -> new ArrayDeque<>(1))
        .addLast(new Missing(uid, modseq, flags));
  }

  /** A message that came since; to be told when all that are missing were. */
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

  /** The messages to bring back, in the order they had. */
  public List<Missing> missing() {
    return byItem.values().stream()
        .flatMap(Deque::stream)
        .sorted((one, other) -> Long.compare(one.uid, other.uid))
        .toList();
  }

  /** The uids of messages that stay, by the packed flags they had. */
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

  /** The messages that go. */
  public UidSet going() {
    return going.build();
  }

  /** Those that must go first, since they have the keys of messages that come back. */
  public UidSet yielding() {
    return yielding.build();
  }

  /** How many messages come back. */
  public long comes() {
    return byItem.values().stream().mapToLong(Deque::size).sum();
  }

  /** How many go. */
  public long goes() {
    return goes;
  }

  /** How many stay with other flags. */
  public long reflagged() {
    return reflagged;
  }
}
