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

/** The addresses by which people are invited; the reader's are read once a request. */
@RequestScoped
public class InvitedAddresses {
  @Inject private Identities identities;
  @Inject private Visitor visitor;

  private Set<String> all;

  /**
   * The addresses of a calendar's owner, in lower case; for others, only the account's own.
   *
   * @param owner the owner's address, as in names of collections; empty for the reader
   */
  public Set<String> of(String owner) {
    return owner.isEmpty()
        ? all()
        : Set.of(
            MailboxName.ofOther(owner, MailboxName.INBOX)
                .owner(visitor.caller().name())
                .toLowerCase(Locale.ROOT));
  }

  /** All addresses of the reader, in lower case; only the account's own if the others are away. */
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
