package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.transport.writing.Identities;
import org.carillon.web.request.Visitor;

/** By which addresses people are invited, the reader's read once a request. */
@RequestScoped
public class InvitedAddresses {
  @Inject private Identities identities;
  @Inject private Visitor visitor;

  private Set<String> all;

  /**
   * Those of whom a calendar belongs to, in lower case; of others the account's own.
   *
   * @param owner whose it is, as names of collections have it; empty for the reader
   */
  public Set<String> of(String owner) {
    return owner.isEmpty()
        ? all()
        : Set.of(
            MailboxName.ofOther(owner, MailboxName.INBOX)
                .owner(visitor.caller().name())
                .toLowerCase(Locale.ROOT));
  }

  /** All of them, in lower case; the account's own where the others can't be had now. */
  public Set<String> all() {
    if (all == null) {
      List<String> found =
          identities.addresses(visitor.caller()) instanceof Answer.Done<List<String>>(var many)
              ? many
              : List.of(visitor.caller().name());
      all = found.stream().map(one -> one.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
    return all;
  }
}
