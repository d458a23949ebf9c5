package org.carillon.mailbox.internal.placing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.flagging.FlagRights;
import org.carillon.mailbox.internal.flagging.ReaderFlags;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.opening.Replaced;
import org.carillon.store.rows.RefusedException;

/** Places messages into mailboxes for users: by append, copy, move or replacement. */
public record MessagePlacing(
    MailboxAuthorization authorization,
    ReaderViews views,
    ReaderFlags flags,
    Transfers transfers,
    Appends appends,
    ItemAppends items,
    ItemRemovals leaves) {

  public Placed append(long reader, MailboxName name, List<Draft> drafts)
      throws SQLException, IOException, RefusedException {
    ResolvedMailbox place = authorization.named(reader, name, Right.INSERT);
    Optional<Placed> objects = items.append(reader, place.common(), drafts);
    Placed placed = objects.isPresent() ? objects.get() : appends.append(place.common(), drafts);
    flags.appended(place, reader, drafts, placed);
    return placed;
  }

  /** Replaces a message as APPEND, STORE and EXPUNGE would (RFC 8508 §3.5). */
  public Placed replace(long reader, long mailbox, long uid, MailboxName target, Draft draft)
      throws SQLException, IOException, RefusedException {
    ResolvedMailbox from = source(reader, mailbox);
    ResolvedMailbox to = authorization.named(reader, target, Right.INSERT);
    Optional<ItemAppends.Stored> stored = items.put(reader, to.common(), draft);
    Placed placed =
        stored.isPresent()
            ? stored.get().placed()
            : replaced(from, mailbox, uid, to.common(), draft);
    if (stored.filter(of -> !(of.mailbox() == mailbox && of.replaced() == uid)).isPresent()) {
      // This is an object with another key. The old item leaves when the new one is safe.
      leaves.remove(from.owner(), mailbox, uid);
    }
    flags.appended(to, reader, List.of(draft), placed);
    return placed;
  }

  private Placed replaced(
      ResolvedMailbox from, long mailbox, long uid, ResolvedMailbox to, Draft draft)
      throws SQLException, IOException, RefusedException {
    Runnable after = leaves.leaving(from.owner(), mailbox, UidSet.of(uid), OptionalLong.empty());
    Placed placed = appends.replace(to, new Replaced(from.owner(), mailbox, uid), draft);
    after.run();
    return placed;
  }

  /**
   * Is called before a mailbox is deleted with all its items (RFC 6638 §3.2).
   *
   * @return a callback that is run when the mailbox is deleted
   */
  public Runnable deleting(long reader, MailboxName name) throws SQLException, IOException {
    try {
      return leaves.leaving(authorization.named(reader, name, Right.DELETE_MAILBOX));
    } catch (RefusedException notThere) {
      // The deletion itself reports why it is not possible.
      return () -> {};
    }
  }

  /** Removes messages that have \Deleted; all, or only those in a set. */
  public UidSet expunge(long reader, long mailbox, Optional<UidSet> only)
      throws SQLException, IOException, RefusedException {
    long owner = authorization.at(reader, mailbox, Right.EXPUNGE).owner();
    return leaves.expunge(owner, mailbox, only);
  }

  public Placed copy(long reader, long mailbox, UidSet uids, MailboxName target)
      throws SQLException, IOException, RefusedException {
    ResolvedMailbox from = readable(reader, mailbox);
    ResolvedMailbox to = authorization.named(reader, target, Right.INSERT);
    Transfers.Way way = way(reader, from, mailbox, to);
    Runnable after = leaving(way, uids);
    Placed placed = arrived(reader, to, way, transfers.copy(way, uids));
    after.run();
    return placed;
  }

  /** Moves messages as COPY, STORE and EXPUNGE would (RFC 6851 §3.3). */
  public Placed move(long reader, long mailbox, UidSet uids, MailboxName target)
      throws SQLException, IOException, RefusedException {
    ResolvedMailbox from = source(reader, mailbox);
    leaves.requireChangeable(mailbox);
    ResolvedMailbox to = authorization.named(reader, target, Right.INSERT);
    Transfers.Way way = way(reader, from, mailbox, to);
    Runnable after = leaving(way, uids);
    Placed placed = arrived(reader, to, way, transfers.move(way, uids));
    after.run();
    return placed;
  }

  private Runnable leaving(Transfers.Way way, UidSet uids) throws SQLException, IOException {
    return leaves.leaving(way.owner(), way.mailbox(), uids, OptionalLong.of(way.receiver()));
  }

  private Placed arrived(long reader, ResolvedMailbox to, Transfers.Way way, Placed placed)
      throws SQLException, RefusedException {
    flags.transferred(to, reader, way.shown(), placed);
    return placed;
  }

  private ResolvedMailbox readable(long reader, long mailbox)
      throws SQLException, RefusedException {
    return authorization.unredacted(reader, authorization.at(reader, mailbox, Right.READ), mailbox);
  }

  private ResolvedMailbox source(long reader, long mailbox) throws SQLException, RefusedException {
    return readable(reader, mailbox).require(Right.DELETE_MESSAGES).require(Right.EXPUNGE);
  }

  private Transfers.Way way(long reader, ResolvedMailbox from, long mailbox, ResolvedMailbox to)
      throws SQLException, RefusedException {
    return new Transfers.Way(
        from.owner(),
        mailbox,
        to,
        FlagRights.mask(to.common().rights()),
        views.of(from, mailbox, reader));
  }
}
