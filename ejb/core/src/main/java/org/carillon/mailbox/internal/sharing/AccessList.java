package org.carillon.mailbox.internal.sharing;

import java.util.List;
import org.carillon.contract.mailbox.MailboxRights;

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
