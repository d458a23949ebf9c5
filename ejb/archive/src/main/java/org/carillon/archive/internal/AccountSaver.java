package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.archive.internal.format.AccountFileWriter;
import org.carillon.archive.internal.format.MailJson;
import org.carillon.archive.internal.format.SavedMessage;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailSnapshot;
import org.carillon.blob.BlobDamaged;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;

/** Saves one account into its file. An instance is used once. */
final class AccountSaver {
  /** The largest number of damaged messages that are named. */
  private static final int MOST_NAMED = 100;

  private final Map<Long, Saving> savings = new LinkedHashMap<>();
  private final Optional<ArchivedMail> before;
  private final List<String> troubles;
  private final Watcher watcher;
  private int named;
  private long content;
  private Optional<SavedMessage.Where> where = Optional.empty();

  /**
   * Creates a saver of an account.
   *
   * @param before the account in the backup that this one is based on
   * @param troubles receives what could not be saved, a sentence each
   * @param watcher is notified of each message
   */
  AccountSaver(Optional<ArchivedMail> before, List<String> troubles, Watcher watcher) {
    this.before = before;
    this.troubles = troubles;
    this.watcher = watcher;
  }

  /**
   * The amount of saved data.
   *
   * @param messages the number of messages
   * @param octets the number of octets of their contents
   */
  record Saved(long messages, long octets) {}

  @FunctionalInterface
  interface Watcher {
    /** Reports the sum so far. Throws if nothing more is to be saved. */
    void saved(Saved sum) throws IOException;
  }

  /** A mailbox, and which of its messages can be restored from this backup and its bases. */
  private static final class Saving {
    private final ArchivedMailbox mailbox;
    private final long[] uids;
    private final BitSet before;
    private final BitSet there;
    private int damaged;

    Saving(ArchivedMailbox mailbox, BaseAccount base) {
      this.mailbox = mailbox;
      this.uids = mailbox.uids().toArray();
      this.before = base.has(mailbox, uids);
      this.there = (BitSet) before.clone();
    }

    private int at(ArchivedMessage message) {
      return Arrays.binarySearch(uids, message.uid());
    }

    boolean isSavedBefore(ArchivedMessage message) {
      return before.get(at(message));
    }

    void saved(ArchivedMessage message) {
      there.set(at(message));
    }

    UidSet lacking() {
      return BaseAccount.others(uids, there);
    }
  }

  Saved save(MailArchive archive, long account, JsonObject identity, Path file)
      throws SQLException, IOException {
    try (MailSnapshot snapshot = archive.snapshot(account);
        AccountFileWriter writer = new AccountFileWriter(file)) {
      ArchivedMail mail = snapshot.mail();
      BaseAccount base = new BaseAccount(before).asOf(mail);
      mail.mailboxes().forEach(mailbox -> savings.put(mailbox.id(), new Saving(mailbox, base)));
      Map<Long, UidSet> notInBase = new HashMap<>();
      savings.forEach((id, saving) -> notInBase.put(id, saving.lacking()));
      snapshot.messages(
          base.modseq(),
          notInBase,
          (message, opening) -> {
            Saving saving = savings.get(message.mailbox());
            if (saving.isSavedBefore(message)) {
              writer.message(new SavedMessage(message, Optional.empty()));
            } else if (isSaved(writer, message, opening, saving)) {
              writer.message(new SavedMessage(message, where));
              saving.saved(message);
            }
            watcher.saved(new Saved(writer.messages(), writer.octets()));
          });
      writer.finish(identity, MailJson.write(withWhatIsLacking(mail)));
      return new Saved(writer.messages(), writer.octets());
    }
  }

  /** Adds the messages that could not be saved, so that the file has a note of each. */
  private ArchivedMail withWhatIsLacking(ArchivedMail mail) {
    for (Saving saving : savings.values()) {
      long silent = saving.lacking().count() - saving.damaged;
      if (silent > 0) {
        troubles.add(
            "%d messages in %s were left out: the database has no content or place for them."
                .formatted(silent, saving.mailbox.name()));
      }
    }
    if (named > MOST_NAMED) {
      troubles.add("%d more messages are damaged.".formatted(named - MOST_NAMED));
    }
    return mail.with(
        savings.values().stream().map(one -> one.mailbox.lacking(one.lacking())).toList());
  }

  /** Saves a content unless the message before had it. Returns whether it could be read. */
  private boolean isSaved(
      AccountFileWriter writer,
      ArchivedMessage message,
      MailSnapshot.Opening opening,
      Saving saving)
      throws IOException {
    if (where.isPresent() && content == message.content()) {
      return true;
    }
    where = Optional.empty();
    try (Content opened = opening.open()) {
      where = Optional.of(writer.content(opened));
      content = message.content();
      return true;
    } catch (BlobDamaged damaged) {
      saving.damaged++;
      if (named++ < MOST_NAMED) {
        troubles.add(
            "The message with UID %d in %s is damaged and was left out: %s"
                .formatted(message.uid(), saving.mailbox.name(), damaged.getMessage()));
      }
      return false;
    }
  }
}
