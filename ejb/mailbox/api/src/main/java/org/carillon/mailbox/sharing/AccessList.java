package org.carillon.mailbox.sharing;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.store.seen.SeenMode;

/**
 * A mailbox's access list.
 *
 * @param owner the account that the mailbox belongs to
 * @param modseq the modseq of the last change
 * @param seen whose {@code \Seen} applies for accounts that the mailbox is shared with
 * @param grants the entries
 */
public record AccessList(long owner, long modseq, SeenMode seen, List<Grant> grants) {

  /**
   * Returns the rights of a person: those granted to any of its identifiers, without those that are
   * taken away from any of them (RFC 4314 §2). The owner has all rights.
   */
  public MailboxRights of(Person person) {
    return person.account() == owner ? MailboxRights.ALL : granted(grants, person);
  }

  /**
   * Returns whether a sender may send mail to the mailbox (RFC 4314 §2.1 {@code p}). Rights granted
   * to anonymous users hold for everybody.
   *
   * @param sender the sender, if signed in
   */
  public boolean mayPost(Optional<Person> sender) {
    if (sender.map(Person::account).filter(account -> account == owner).isPresent()) {
      return true;
    }
    boolean given = false;
    boolean taken = false;
    for (Grant grant : grants) {
      boolean meant =
          grant.grantee().kind() == Grantee.Kind.ANONYMOUS
              || sender.filter(grant.grantee()::includes).isPresent();
      if (meant && grant.rights().has(Right.POST)) {
        given |= !grant.negative();
        taken |= grant.negative();
      }
    }
    return given && !taken;
  }

  static MailboxRights granted(List<Grant> grants, Person person) {
    MailboxRights given = MailboxRights.NONE;
    MailboxRights taken = MailboxRights.NONE;
    for (Grant grant : grants) {
      if (grant.grantee().includes(person)) {
        if (grant.negative()) {
          taken = taken.plus(grant.rights());
        } else {
          given = given.plus(grant.rights());
        }
      }
    }
    return given.minus(taken);
  }
}
