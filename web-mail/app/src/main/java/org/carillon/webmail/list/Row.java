package org.carillon.webmail.list;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.mailbox.label.Label;
import org.carillon.web.BidiControls;
import org.carillon.web.ShortenedText;
import org.carillon.webmail.label.MessageKeywords;

/**
 * A message as the list shows it, or the conversation that it is the newest of.
 *
 * @param thread the thread it belongs to (RFC 8474 §6), in any folder
 * @param who its sender, or its recipients in folders of sent mail
 * @param address that person's address
 * @param words its first words
 * @param when the time of its arrival
 * @param kind its kind other than mail, in lower case ({@code voice}); empty for mail
 * @param together the number of the conversation's messages in the folder; 1 for a message
 * @param isMore whether it has more than that
 * @param keeping the meaning of its keywords; of a conversation, of all of its messages
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
    MessageKeywords keeping) {

  /** Cuts texts so long that they would slow a browser down. */
  public Row {
    who = ShortenedText.of(who);
    address = ShortenedText.of(address);
    subject = ShortenedText.of(subject);
    words = BidiControls.without(words);
  }

  /** The number of messages it stands for; empty for one. */
  public String getCount() {
    return together < 2 ? "" : together + (isMore ? "+" : "");
  }

  /** Returns whether it is unread; of a conversation, any message. */
  public boolean isUnread() {
    return !Flag.SEEN.in(flags);
  }

  /** Returns whether it has a star; of a conversation, any message. */
  public boolean isStarred() {
    return Flag.FLAGGED.in(flags);
  }

  /** The labels; of a conversation, those of all messages. */
  public List<Label> getLabels() {
    return keeping.labels();
  }

  public boolean isPinned() {
    return keeping.pinned();
  }

  /** Returns whether its conversation is muted. */
  public boolean isMuted() {
    return keeping.muted();
  }

  /** Returns whether it came back from being snoozed and is unread. */
  public boolean isBack() {
    return keeping.back();
  }

  /** Returns whether it stands above its list. */
  boolean isAbove() {
    return isPinned() || isBack();
  }

  public boolean isAnswered() {
    return Flag.ANSWERED.in(flags);
  }
}
