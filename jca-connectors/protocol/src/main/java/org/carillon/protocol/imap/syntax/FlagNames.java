package org.carillon.protocol.imap.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flag;

/** Writes a mailbox's packed flags by name; caches the octets of the last combinations. */
public final class FlagNames {
  private static final int SLOTS = 64;

  private final List<String> keywords;
  private final long[] words = new long[SLOTS];
  private final byte[][] texts = new byte[SLOTS][];

  public FlagNames(List<String> keywords) {
    this.keywords = keywords;
  }

  /** Writes {@code (\Seen keyword)}. */
  public void write(Output out, long flags, boolean recent) throws IOException {
    int slot = Long.hashCode(flags * 0x9e3779b97f4a7c15L) >>> 27 << 1 | (recent ? 1 : 0);
    byte[] text = texts[slot];
    if (text == null || words[slot] != flags) {
      text = text(flags, recent);
      texts[slot] = text;
      words[slot] = flags;
    }
    out.octets(text, 0, text.length);
  }

  private byte[] text(long flags, boolean recent) {
    StringBuilder text = new StringBuilder("(");
    for (Flag flag : Flag.values()) {
      if (flag.in(flags)) {
        text.append(flag.imapName()).append(' ');
      }
    }
    if (recent) {
      text.append("\\Recent ");
    }
    for (int k = 0; k < keywords.size(); k++) {
      if ((flags & 1L << (Flag.FIRST_KEYWORD_BIT + k)) != 0) {
        text.append(keywords.get(k)).append(' ');
      }
    }
    int end = text.length() > 1 ? text.length() - 1 : 1;
    text.setLength(end);
    return text.append(')').toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns the flags that a user with these rights may change (RFC 4314 §5.1.1). */
  public static String permanent(List<String> keywords, MailboxRights rights) {
    List<String> names = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      Right needed =
          switch (flag) {
            case SEEN -> Right.SEEN;
            case DELETED -> Right.DELETE_MESSAGES;
            case ANSWERED, FLAGGED, DRAFT -> Right.WRITE;
          };
      if (rights.has(needed)) {
        names.add(flag.imapName());
      }
    }
    if (rights.has(Right.WRITE)) {
      List<String> used = keywords.stream().filter(keyword -> !keyword.isEmpty()).toList();
      names.addAll(used);
      if (used.size() < Flag.MOST_KEYWORDS) {
        // RFC 3501 §7.1: only while new keywords can be created
        names.add("\\*");
      }
    }
    return String.join(" ", names);
  }

  /** Returns all flags of a mailbox: the system's, then its keywords. */
  public static String all(List<String> keywords) {
    StringBuilder text = new StringBuilder();
    Arrays.stream(Flag.values()).forEach(flag -> text.append(flag.imapName()).append(' '));
    keywords.stream()
        .filter(keyword -> !keyword.isEmpty())
        .forEach(keyword -> text.append(keyword).append(' '));
    text.setLength(text.length() - 1);
    return text.toString();
  }
}
