package org.carillon.protocol.memory;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.SpecialUse;

/** A mailbox of the memory store; guarded by the store. */
final class MemoryMailbox {
  final long id;
  final Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
  final TreeMap<Long, Message> messages = new TreeMap<>();
  final List<String> keywords = new ArrayList<>();
  long uidNext = 1;
  long recentFrom = 1;
  long highestModseq;
  private MemoryView view;

  /** A message in its mailbox. */
  static final class Message {
    final byte[] content;
    final int prefix;
    final byte[] outline;
    final OffsetDateTime internalDate;
    long flags;
    long modseq;

    Message(byte[] content, int prefix, byte[] outline, OffsetDateTime internalDate) {
      this.content = content;
      this.prefix = prefix;
      this.outline = outline;
      this.internalDate = internalDate;
    }
  }

  MemoryMailbox(long id, long modseq) {
    this.id = id;
    this.highestModseq = modseq;
  }

  long uidValidity() {
    return 1000 + id;
  }

  void changed(long modseq) {
    highestModseq = modseq;
    view = null;
  }

  MailboxView view() {
    if (view == null) {
      view =
          new MemoryView(
              id,
              uidValidity(),
              uidNext,
              highestModseq,
              messages.keySet().stream().mapToLong(Long::longValue).toArray(),
              messages.values().stream().mapToLong(m -> m.flags).toArray(),
              messages.values().stream().mapToLong(m -> m.modseq).toArray(),
              List.copyOf(keywords));
    }
    return view;
  }

  long word(Flags flags) {
    long word = 0;
    for (Flag flag : flags.system()) {
      word |= flag.bit();
    }
    for (String keyword : flags.keywords()) {
      int at = -1;
      for (int k = 0; k < keywords.size(); k++) {
        if (keywords.get(k).equalsIgnoreCase(keyword)) {
          at = k;
        }
      }
      if (at < 0) {
        at = keywords.size();
        keywords.add(keyword);
      }
      word |= 1L << (Flag.FIRST_KEYWORD_BIT + at);
    }
    return word;
  }

  static long apply(FlagChange change, long before, long word) {
    return switch (change) {
      case REPLACE -> word;
      case ADD -> before | word;
      case REMOVE -> before & ~word;
    };
  }
}
