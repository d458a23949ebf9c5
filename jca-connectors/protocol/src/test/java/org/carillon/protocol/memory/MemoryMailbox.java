package org.carillon.protocol.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.structure.Outline;

/** A mailbox of the memory store; guarded by the store. */
final class MemoryMailbox {
  final long id;
  final Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
  final TreeMap<Long, Message> messages = new TreeMap<>();

  /** The modseq at which a uid was expunged. */
  final TreeMap<Long, Long> expunged = new TreeMap<>();

  final List<String> keywords = new ArrayList<>();
  long uidNext = 1;
  long recentFrom = 1;
  long highestModseq;
  private MemoryView view;

  static final class Message {
    final byte[] content;
    final int prefix;
    final byte[] outline;
    final OffsetDateTime internalDate;
    long flags;
    long modseq;
    boolean previewed;

    Message(byte[] content, int prefix, byte[] outline, OffsetDateTime internalDate) {
      this.content = content;
      this.prefix = prefix;
      this.outline = outline;
      this.internalDate = internalDate;
    }

    MessageData data(long uid) {
      return new MessageData(
          uid,
          content.length,
          prefix,
          internalDate,
          internalDate.toInstant(),
          "E" + uid,
          "T" + uid,
          outline);
    }
  }

  MemoryMailbox(long id, long modseq) {
    this.id = id;
    this.highestModseq = modseq;
  }

  /** Returns the bodies unchanged; they are ready after the first request. */
  List<Preview> previews(UidSet uids, boolean ready) {
    List<Preview> previews = new ArrayList<>();
    for (Map.Entry<Long, Message> each : messages.entrySet()) {
      if (uids.contains(each.getKey())) {
        Message message = each.getValue();
        message.previewed |= !ready;
        String text = new String(message.content, StandardCharsets.UTF_8);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4).strip();
        previews.add(
            new Preview(each.getKey(), message.previewed ? Optional.of(body) : Optional.empty()));
      }
    }
    return previews;
  }

  long octets() {
    return messages.values().stream().mapToLong(message -> message.content.length).sum();
  }

  long deletedOctets() {
    return messages.values().stream()
        .filter(message -> Flag.DELETED.in(message.flags))
        .mapToLong(message -> message.content.length)
        .sum();
  }

  long uidValidity() {
    return 1000 + id;
  }

  /** Appends a message; returns its uid. */
  long append(Draft draft, long modseq) {
    byte[] octets = octets(draft.content());
    Message message = new Message(octets, 0, Outline.parse(octets).encode(), draft.internalDate());
    message.flags = word(draft.flags());
    message.modseq = modseq;
    messages.put(uidNext, message);
    return uidNext++;
  }

  private static byte[] octets(Spool spool) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (Content content = spool.content()) {
      content.copyTo(octets, 0, content.size());
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
    return octets.toByteArray();
  }

  void expunge(long uid, long modseq) {
    messages.remove(uid);
    expunged.put(uid, modseq);
  }

  UidSet vanishedSince(long modseq) {
    UidSet.Builder gone = new UidSet.Builder();
    expunged.forEach(
        (uid, at) -> {
          if (at > modseq) {
            gone.add(uid);
          }
        });
    return gone.build();
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

  /** Returns whether every keyword has a bit or can get one. */
  boolean hasRoom(Flags flags) {
    long unknown =
        flags.keywords().stream()
            .filter(keyword -> keywords.stream().noneMatch(keyword::equalsIgnoreCase))
            .count();
    return keywords.size() + unknown <= Flag.MOST_KEYWORDS;
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
