package org.carillon.mailbox.internal.placing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.carillon.database.Pipeline;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** The locked accounts and mailboxes of a transfer; one object if both ends are the same. */
record TransferRows(AccountRow owner, AccountRow receiver, MailboxRow source, MailboxRow target) {

  /** Locks both accounts, always in the order of their ids, then reads the mailboxes. */
  static TransferRows lock(Connection connection, Transfers.Way way)
      throws SQLException, RefusedException {
    long[] accounts = LongStream.of(way.owner(), way.receiver()).sorted().distinct().toArray();
    Map<Long, AccountRow> locked = new HashMap<>();
    List<MailboxRow> sources = new ArrayList<>(1);
    List<MailboxRow> targets = new ArrayList<>(1);
    Pipeline reading = new Pipeline();
    MailRows.lockAll(reading, accounts, locked);
    MailRows.mailboxes(reading, new long[] {way.mailbox()}, sources::add);
    MailRows.mailboxes(
        reading, new long[] {way.receiver()}, new String[] {way.target().path()}, targets::add);
    reading.execute(connection);
    if (locked.size() < accounts.length
        || sources.isEmpty()
        || sources.getFirst().account != way.owner()) {
      throw RefusedException.noSuchMailbox();
    }
    if (targets.isEmpty()) {
      throw RefusedException.noSuchMailbox(way.target());
    }
    way.to().requireSame(targets.getFirst().id);
    MailboxRow source = sources.getFirst();
    MailboxRow target = targets.getFirst().id == source.id ? source : targets.getFirst();
    return new TransferRows(locked.get(way.owner()), locked.get(way.receiver()), source, target);
  }

  List<AccountRow> accounts() {
    return owner == receiver ? List.of(owner) : List.of(owner, receiver);
  }

  List<MailboxRow> mailboxes() {
    return source == target ? List.of(target) : List.of(source, target);
  }
}
