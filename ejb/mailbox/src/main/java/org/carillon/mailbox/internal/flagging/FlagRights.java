package org.carillon.mailbox.internal.flagging;

import java.util.EnumSet;
import java.util.Set;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.store.flagging.FlagRequest;
import org.carillon.store.rows.RefusedException;

/** The flags that a right allows to change (RFC 4314 §4). */
public final class FlagRights {
  private static final long OTHERS = ~(Flag.SEEN.bit() | Flag.DELETED.bit());

  private FlagRights() {}

  /**
   * Returns the permitted part of a flag change. Flags that may not be changed stay as they are
   * (RFC 4314 §4).
   *
   * @throws RefusedException if no flag may be changed
   */
  public static FlagRequest request(
      MailboxRights rights, FlagChange change, Flags wanted, long unchangedSince)
      throws RefusedException {
    Flags permitted = permitted(wanted, rights);
    boolean any = change == FlagChange.REPLACE || wanted.equals(Flags.NONE);
    if (mask(rights) == 0 || !any && permitted.equals(Flags.NONE)) {
      throw new RefusedException(
          MailboxFailure.notPermitted("You do not have the right to change these flags"));
    }
    return new FlagRequest(change, permitted, mask(rights), unchangedSince);
  }

  /** Returns the bits of the flags that may be changed. */
  public static long mask(MailboxRights rights) {
    return (rights.has(Right.SEEN) ? Flag.SEEN.bit() : 0)
        | (rights.has(Right.DELETE_MESSAGES) ? Flag.DELETED.bit() : 0)
        | (rights.has(Right.WRITE) ? OTHERS : 0);
  }

  /** Returns those of the flags that may be changed. */
  public static Flags permitted(Flags flags, MailboxRights rights) {
    long mask = mask(rights);
    if (mask == -1) {
      return flags;
    }
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    flags.system().stream().filter(flag -> (flag.bit() & mask) != 0).forEach(system::add);
    return new Flags(system, rights.has(Right.WRITE) ? flags.keywords() : Set.of());
  }
}
