package org.carillon.archive.mail;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Puts archived mailboxes into an account: each is filled where nobody sees it, then shown whole.
 * One that was begun and never shown, since the server ended, goes like a deleted mailbox.
 */
public interface MailRestoration {

  /** What numbers a restored mailbox has. */
  enum Numbers {
    /**
     * UIDVALIDITY, uids and modseqs are as archived, and what comes later gets higher ones than
     * were ever given out: for an account that had lost its mail.
     */
    AS_ARCHIVED,
    /** A new UIDVALIDITY, for a mailbox beside what there is. */
    NEW
  }

  /**
   * A mailbox that is being filled.
   *
   * @param id its id in the database
   * @param modseq the modseq of its messages, unless these keep theirs
   */
  record Hidden(long id, ArchivedMailbox archived, Numbers numbers, long modseq) {}

  /**
   * A message's place in a mailbox that is being filled.
   *
   * @param healed the message that is there and only gets its content again; empty when it is to be
   *     placed
   */
  record Place(Hidden mailbox, ArchivedMessage message, OptionalLong healed) {
    /** Of one to be placed. */
    public Place(Hidden mailbox, ArchivedMessage message) {
      this(mailbox, message, OptionalLong.empty());
    }
  }

  /** What a mailbox that is there has of an archived message. */
  sealed interface Found {
    /** Nothing. */
    record Nothing() implements Found {}

    /** The message. */
    record Whole() implements Found {}

    /**
     * The message, but its content is damaged or lost.
     *
     * @param message to be named by the {@link Place} that heals it
     */
    record Damaged(long message) implements Found {}
  }

  /** How a mailbox came to be shown. */
  sealed interface Shown {
    /** It is there. */
    record Done() implements Shown {}

    /** What it holds was added to another of that name, which got messages meanwhile. */
    record Added() implements Shown {}

    /** There is another of that name, which has or had messages. */
    record Taken(MailboxName name) implements Shown {}

    /** The account's quota has no room for it. */
    record OverQuota() implements Shown {}

    /** Something about the mailbox stands in the way, in words; what was done before it stays. */
    record Failed(MailboxName name, String why) implements Shown {}
  }

  /** What there is of a name. */
  enum Standing {
    /** No mailbox. */
    NONE,
    /** One that never had a message. */
    UNUSED,
    /** One that has or had messages. */
    USED
  }

  /** What the account has of a name. */
  Standing standing(MailboxName name) throws SQLException;

  /**
   * Whether the account has a mailbox of that name and those uses that never had a message: where
   * the archived one never had any either, there is nothing to restore.
   */
  boolean isAsMade(ArchivedMailbox mailbox) throws SQLException;

  /** Whether the account never had a message, so that numbers can be as archived. */
  boolean isUnused() throws SQLException;

  /** A mailbox that is there, on its way to be as archived. */
  interface Merge {
    /** Where messages are put that it lacks, until they are added. */
    Hidden lacking();

    /**
     * Whether it has the message, which gets the archived flags then: to be asked once for each. A
     * message is the same that has the same octets and INTERNALDATE. Its content is damaged when
     * somebody met that before, or when its file is gone or too short; it is not read.
     */
    Found find(ArchivedMessage message) throws SQLException, IOException;

    /**
     * Adds what was put, behind what there is, and gives the others their flags: like ordinary
     * changes, so that every client sees them, and a rewind undoes them.
     *
     * @param exact whether what the archive does not have is expunged, but for what came since this
     *     merge began
     */
    Shown finish(boolean exact) throws SQLException;

    /** How many messages were expunged in the end. */
    long expunged();
  }

  /** Begins to make the mailbox of that name as archived. */
  Merge merge(ArchivedMailbox mailbox, MailboxName into) throws SQLException;

  /**
   * What went with what an archive does not have.
   *
   * @param messages those of the mailboxes included
   */
  record Removed(long mailboxes, long messages) {}

  /** Deletes the mailboxes that the archive does not have; INBOX stays. */
  Removed removeOthers(ArchivedMail mail) throws SQLException;

  /** Begins a mailbox. */
  Hidden begin(ArchivedMailbox mailbox, Numbers numbers) throws SQLException;

  /**
   * Stores a content and puts it into its places; durable when it returns. Where the store has the
   * message already, in whatever mailbox, it has this content from now on: so what was damaged is
   * healed for all who have it. May be called by several threads.
   *
   * @param content wholly written; stays the caller's to close
   * @param places at least one, all of the same content
   * @throws IOException when the disk is full or the database away: nothing is kept
   */
  void put(Spool content, List<Place> places) throws IOException;

  /**
   * Shows a mailbox that is filled. One of the same name that never had a message gives way. What
   * can't be shown is thrown away.
   *
   * @param mail the archive, whose annotations of the mailbox are set too
   */
  Shown show(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException;

  /**
   * Shows a mailbox that is filled; what it holds is added to one of the same name that has or had
   * a message, behind what there is and by ordinary changes.
   *
   * @param mail the archive, whose annotations of the mailbox are set too
   */
  Shown showOrAdd(Hidden mailbox, MailboxName as, ArchivedMail mail) throws SQLException;

  /**
   * Whom mailboxes are not shared with again, and whose marks of what they had read were left out,
   * by the addresses that they had: what is there by that name now is another account or domain, or
   * was made after the archive was.
   */
  List<String> leftOut();

  /** Subscribes to the archived names and sets the account's own annotations. */
  void adopt(ArchivedMail mail) throws SQLException;

  /** Gives the account its names for others' mailboxes again, as far as these are there. */
  void alias(List<ArchivedAlias> aliases) throws SQLException;
}
