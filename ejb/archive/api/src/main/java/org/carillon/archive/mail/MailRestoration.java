package org.carillon.archive.mail;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Puts archived mailboxes into an account. Each is filled while it is hidden and shown when it is
 * complete. A mailbox that was started but never shown, because the server stopped, is removed like
 * a deleted mailbox.
 */
public interface MailRestoration {

  /** The UIDVALIDITY, UIDs and modseqs of a restored mailbox. */
  enum Numbers {
    /**
     * UIDVALIDITY, UIDs and modseqs are as archived. Later messages get higher ones than were ever
     * given out. This is for an account that had lost its mail.
     */
    AS_ARCHIVED,
    /** The mailbox gets a new UIDVALIDITY, because it is added next to existing ones. */
    NEW
  }

  /**
   * A mailbox that is being filled.
   *
   * @param id its id in the database
   * @param modseq the modseq of its messages, unless they keep theirs
   */
  record Hidden(long id, ArchivedMailbox archived, Numbers numbers, long modseq) {}

  /**
   * A message's place in a mailbox that is being filled.
   *
   * @param healed the existing message that only gets its content back; empty if a message is to be
   *     added
   */
  record Place(Hidden mailbox, ArchivedMessage message, OptionalLong healed) {
    /** Creates the place of a message that is to be added. */
    public Place(Hidden mailbox, ArchivedMessage message) {
      this(mailbox, message, OptionalLong.empty());
    }
  }

  /** The state of an archived message in an existing mailbox. */
  sealed interface Found {
    /** The mailbox does not have the message. */
    record Nothing() implements Found {}

    /** The mailbox has the message. */
    record Whole() implements Found {}

    /**
     * The mailbox has the message, but its content is damaged or lost.
     *
     * @param message the message that a {@link Place} names to repair it
     */
    record Damaged(long message) implements Found {}
  }

  /** The result of showing a mailbox. */
  sealed interface Shown {
    /** The mailbox is visible. */
    record Done() implements Shown {}

    /** The messages were added to another mailbox of the name that got messages meanwhile. */
    record Added() implements Shown {}

    /** There is another mailbox with that name that has or had messages. */
    record Taken(MailboxName name) implements Shown {}

    /** The account's quota has no room for the mailbox. */
    record OverQuota() implements Shown {}

    /** Something prevents the mailbox from being shown. What was done before stays. */
    record Failed(MailboxName name, String why) implements Shown {}
  }

  /** The state of a mailbox name. */
  enum Existing {
    /** There is no mailbox with the name. */
    NONE,
    /** The mailbox never had a message. */
    UNUSED,
    /** The mailbox has or had messages. */
    USED
  }

  /** Returns whether the account has a mailbox with a name, and whether it was used. */
  Existing existing(MailboxName name) throws SQLException;

  /**
   * Returns whether the account has a mailbox with that name and those uses that never had a
   * message. If the archived one never had one either, there is nothing to restore.
   */
  boolean isAsMade(ArchivedMailbox mailbox) throws SQLException;

  /** Returns whether the account never had a message, so that numbers can be as archived. */
  boolean isUnused() throws SQLException;

  /** Brings an existing mailbox to its archived state. */
  interface Merge {
    /** Returns the hidden mailbox for the missing messages, until they are added. */
    Hidden lacking();

    /**
     * Returns whether the mailbox has the message, which then gets the archived flags. It must be
     * called once for each message. Two messages are the same if they have the same octets and
     * INTERNALDATE. The content counts as damaged if that was noticed before, or if its file is
     * gone or too short; it is not read.
     */
    Found find(ArchivedMessage message) throws SQLException, IOException;

    /**
     * Adds the missing messages after the existing ones, and sets the flags of the others. These
     * are ordinary changes, so that every client sees them, and a rewind undoes them.
     *
     * @param exact true to expunge the messages that the archive does not have, except those that
     *     arrived after this merge started
     */
    Shown finish(boolean exact) throws SQLException;

    /** Returns the number of messages that were expunged in the end. */
    long expunged();
  }

  /** Starts to bring the mailbox with that name to its archived state. */
  Merge merge(ArchivedMailbox mailbox, MailboxName into) throws SQLException;

  /**
   * The mailboxes and messages that were removed because an archive does not have them.
   *
   * @param messages the number of messages, including those in the mailboxes
   */
  record Removed(long mailboxes, long messages) {}

  /** Deletes the mailboxes that the archive does not have, except INBOX. */
  Removed removeOthers(ArchivedMail mail) throws SQLException;

  Hidden begin(ArchivedMailbox mailbox, Numbers numbers) throws SQLException;

  /**
   * Stores a content and adds it to its places. It is durable when this returns. If the store
   * already has the message in any mailbox, that message gets this content too, so that damage is
   * repaired for all who have it. Several threads may call this.
   *
   * @param content a complete content; the caller must close it
   * @param places at least one place, all with the same content
   * @throws IOException if the disk is full or the database is unavailable; nothing is stored then
   */
  void put(Spool content, List<Place> places) throws IOException;

  /**
   * Shows a mailbox that is filled. One with the same name that never had a message gives way. A
   * mailbox that can't be shown is discarded.
   *
   * @param mail the archive, whose annotations of the mailbox are set too
   */
  Shown show(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException;

  /**
   * Shows a mailbox that is filled. If one with the same name has or had a message, the messages
   * are added after the existing ones, by ordinary changes.
   *
   * @param mail the archive, whose annotations of the mailbox are set too
   */
  Shown showOrAdd(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException;

  /**
   * Returns the archived addresses with which mailboxes are not shared again, and whose \\Seen
   * marks were left out. The account or domain that has such an address now is another one, or was
   * created after the archive was made.
   */
  List<String> leftOut();

  /** Subscribes to the archived names and sets the account's own annotations. */
  void adopt(ArchivedMail mail) throws SQLException;

  /** Gives the account its names for other accounts' mailboxes again, if these exist. */
  void alias(List<ArchivedAlias> aliases) throws SQLException;
}
