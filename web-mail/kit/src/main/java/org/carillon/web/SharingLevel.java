package org.carillon.web;

import java.util.Locale;
import org.carillon.contract.mailbox.folders.MailboxRights;

/** The usual sets of rights on a shared folder, from the smallest to the largest. */
public enum SharingLevel {
  /** Reads messages and marks them as read. */
  READER("lrs"),
  /** Adds messages as well. */
  AUTHOR("lrsip"),
  /** Changes, moves and deletes messages, and creates folders in it. */
  EDITOR("lrswipkte"),
  /** Has the owner's rights. */
  OWNER("lrswipkxtea");

  private final String letters;

  SharingLevel(String letters) {
    this.letters = letters;
  }

  /** The rights that it stands for (RFC 4314 §2.1). */
  public MailboxRights rights() {
    return MailboxRights.parse(letters).orElseThrow();
  }

  public String word() {
    return "sharing.level." + name().toLowerCase(Locale.ROOT);
  }
}
