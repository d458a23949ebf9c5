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
 * @param modseq when it was last changed
 * @param seen whose {@code \Seen} is for those whom it is shared with
 * @param grants its entries
 */
public record AccessList(long owner, long modseq, SeenMode seen, List<Grant> grants) {

  /**
   * What a person may do: what is granted to any identifier it goes by, without what is taken away
   * from any (RFC 4314 §2); everything to the owner.
   */
  public MailboxRights of(Person person) {
    return person.account() == owner ? MailboxRights.ALL : granted(grants, person);
  }

  /**
   * Whether somebody may send mail to it (RFC 4314 §2.1 {@code p}): what is granted to those who
   * are not signed in holds for everybody.
   *
   * @param sender who sends, if signed in
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
