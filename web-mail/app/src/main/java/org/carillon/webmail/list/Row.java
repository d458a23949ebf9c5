package org.carillon.webmail.list;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.mailbox.label.Label;
import org.carillon.web.BidiControls;
import org.carillon.web.Shortened;
import org.carillon.webmail.label.Keeping;

/**
 * A message as the list shows it, or the conversation that it is the newest of.
 *
 * @param uid its uid
 * @param thread the thread it belongs to (RFC 8474 §6), in whatever folder
 * @param who whom it is from, or to in folders of one's own mail
 * @param address that person's address
 * @param subject its subject
 * @param words its first words
 * @param when when it came
 * @param flags its packed flags
 * @param attached whether it has attachments
 * @param kind what it is besides mail, in lower case ({@code voice}); empty for mail
 * @param together how many messages the conversation has in the folder; 1 for a message
 * @param isMore whether it has more than that
 * @param keeping what its keywords say to the reader; of a conversation, those of all of it
 */
public record Row(
    long uid,
    String thread,
    String who,
    String address,
    String subject,
    String words,
    Instant when,
    long flags,
    boolean attached,
    String kind,
    int together,
    boolean isMore,
    Keeping keeping) {

  /** Cuts what would hold up a browser. */
  public Row {
    who = Shortened.of(who);
    address = Shortened.of(address);
    subject = Shortened.of(subject);
    words = BidiControls.without(words);
  }

  /** How many messages it stands for; empty for one. */
  public String getCount() {
    return together < 2 ? "" : together + (isMore ? "+" : "");
  }

  /** Whether nobody has read it; of a conversation, one of it. */
  public boolean isUnread() {
    return !Flag.SEEN.in(flags);
  }

  /** Whether it has a star; of a conversation, one of it. */
  public boolean isStarred() {
    return Flag.FLAGGED.in(flags);
  }

  /** Its labels; of a conversation, those of all of it. */
  public List<Label> getLabels() {
    return keeping.labels();
  }

  /** Whether it is pinned to the top of its list. */
  public boolean isPinned() {
    return keeping.pinned();
  }

  /** Whether its conversation is muted. */
  public boolean isMuted() {
    return keeping.muted();
  }

  /** Whether it came back from being snoozed and is unread. */
  public boolean isBack() {
    return keeping.back();
  }

  /** Whether it stands above its list. */
  boolean isAbove() {
    return isPinned() || isBack();
  }

  /** Whether it was answered. */
  public boolean isAnswered() {
    return Flag.ANSWERED.in(flags);
  }
}
