package org.carillon.mailbox.internal.ruling;

import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.format.mime.header.Header;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.rows.RefusedException;

/**
 * A message that rules are run on. Their changes are made on behalf of the mailbox's owner.
 *
 * @param mailbox the mailbox's id
 * @param place the mailbox with the owner's rights
 */
record RuleMessage(
    RuleActions tools,
    ResolvedMailbox place,
    long mailbox,
    long uid,
    Flags flags,
    List<String> changedFlags)
    implements EventMessage {
  private static final int BUFFER = 65_536;

  @FunctionalInterface
  private interface Action {
    void run() throws SQLException, IOException, RefusedException;
  }

  private static void done(Action action) throws IOException {
    try {
      action.run();
    } catch (SQLException | RefusedException hindered) {
      throw new IOException(hindered.getMessage(), hindered);
    }
  }

  @Override
  public Optional<Content> open() throws IOException {
    return tools.contents().open(place.owner(), mailbox, uid);
  }

  @Override
  public void mark(Flags wanted) throws IOException {
    done(() -> store(place, mailbox, UidSet.of(uid), FlagChange.REPLACE, wanted));
  }

  @Override
  public void copy(MailboxName target, Flags wanted) throws IOException {
    done(
        () -> {
          Placed placed = tools.placing().copy(place.owner(), mailbox, UidSet.of(uid), target);
          if (!wanted.equals(flags)) {
            ResolvedMailbox to = ResolvedMailbox.own(place.owner(), target);
            long there = tools.transactions().read(to::row).id;
            store(to, there, placed.target(), FlagChange.REPLACE, wanted);
          }
        });
  }

  @Override
  public void put(MailboxName target, Header header, Optional<byte[]> body, Flags wanted)
      throws IOException {
    Optional<Content> found = open();
    if (found.isEmpty()) {
      return;
    }
    try (Content content = found.get();
        Spool spool = tools.spools().open(content.size())) {
      write(header.octets(), spool);
      if (body.isPresent()) {
        write(body.get(), spool);
      } else {
        writeBody(content, spool);
      }
      done(
          () -> {
            OffsetDateTime date = tools.contents().date(place.owner(), mailbox, uid);
            Draft draft = new Draft(spool, wanted, date);
            tools.placing().append(place.owner(), target, List.of(draft));
          });
    }
  }

  private static void write(byte[] octets, Spool spool) throws IOException {
    spool.write(octets, 0, octets.length);
  }

  private static void writeBody(Content content, Spool spool) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long at = Header.read(content.stream()).length();
    for (int n = content.read(at, buffer, 0, BUFFER);
        n > 0;
        n = content.read(at, buffer, 0, BUFFER)) {
      spool.write(buffer, 0, n);
      at += n;
    }
  }

  @Override
  public void delete() throws IOException {
    Flags deleted = new Flags(Set.of(Flag.DELETED), Set.of());
    done(() -> store(place, mailbox, UidSet.of(uid), FlagChange.ADD, deleted));
  }

  private void store(ResolvedMailbox in, long id, UidSet uids, FlagChange change, Flags wanted)
      throws SQLException, RefusedException {
    tools.flags().store(in, id, place.owner(), uids, change, wanted, Long.MAX_VALUE);
  }
}
