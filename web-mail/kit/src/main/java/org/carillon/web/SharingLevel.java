package org.carillon.web;

import java.util.Locale;
import org.carillon.contract.mailbox.folders.MailboxRights;

/** What people are usually allowed to do with a shared folder, from little to everything. */
public enum SharingLevel {
  /** Reads, and marks what is read. */
  READER("lrs"),
  /** Puts messages in, too. */
  AUTHOR("lrsip"),
  /** Changes, moves and deletes messages, and makes folders in it. */
  EDITOR("lrswipkte"),
  /** Does what the owner may. */
  OWNER("lrswipkxtea");

  private final String letters;

  SharingLevel(String letters) {
    this.letters = letters;
  }

  /** The rights that it stands for (RFC 4314 §2.1). */
  public MailboxRights rights() {
    return MailboxRights.parse(letters).orElseThrow();
  }

  /** The key of its name for people. */
  public String word() {
    return "sharing.level." + name().toLowerCase(Locale.ROOT);
  }
}
