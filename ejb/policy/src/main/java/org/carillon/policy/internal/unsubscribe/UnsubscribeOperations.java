package org.carillon.policy.internal.unsubscribe;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.authentication.SenderProofs;
import org.carillon.policy.unsubscribe.ListUnsubscription;
import org.carillon.policy.unsubscribe.Unsubscriptions;
import org.jboss.logging.Logger;

/** Sends requests to the pages that messages name, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnsubscribeOperations implements Unsubscriptions {
  private static final Logger LOG = Logger.getLogger(UnsubscribeOperations.class);

  private final SenderProofs proofs;
  private final WebFetch web;
  private final Addresses addresses;
  private final Audit audit;

  @Inject
  public UnsubscribeOperations(
      SenderProofs proofs, WebFetch web, Addresses addresses, Audit audit) {
    this.proofs = proofs;
    this.web = web;
    this.addresses = addresses;
    this.audit = audit;
  }

  @Override
  public ListUnsubscription read(Header header, String author) {
    return ListUnsubscription.of(header, proofs.of(header, author));
  }

  @Override
  public Answer<Void> leave(Caller caller, Header header, String author) {
    ListUnsubscription said = read(header, author);
    return said.byPress()
        ? leave(caller, said.page().orElseThrow())
        : refused(
            "not-proven",
            "The message is not proven to come from its sender, so its unsubscribe link is"
                + " not used.");
  }

  private Answer<Void> leave(Caller caller, URI page) {
    try {
      return switch (web.submit(page, ListUnsubscription.FORM)) {
        case FetchAnswer.Fetched _ -> {
          addresses
              .account(caller.account())
              .ifPresent(
                  own ->
                      audit.record(
                          caller,
                          "list.unsubscribe",
                          AuditSubject.of(own.domain(), own.address()),
                          Optional.empty(),
                          Optional.of(page.getHost())));
          yield Answer.done();
        }
        case FetchAnswer.Refused(String why, _) -> {
          LOG.debugf("%s refused to unsubscribe: %s", page.getHost(), why);
          yield refused("refused", "The list's server did not accept the request.");
        }
        case FetchAnswer.Away(String why) -> {
          LOG.debugf("%s cannot be reached: %s", page.getHost(), why);
          yield refused("refused", "The list's server did not accept the request.");
        }
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server is being stopped."));
    }
  }

  private static Answer<Void> refused(String code, String why) {
    return Answer.failed(new Failure.Invalid("list", code, why));
  }
}
