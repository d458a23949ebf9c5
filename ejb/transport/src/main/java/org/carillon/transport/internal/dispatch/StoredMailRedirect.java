package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.ReversePath.Body;
import org.carillon.contract.script.RuleMailSender;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.transport.internal.dispatch.LocalDelivery.Result;
import org.carillon.transport.queue.Priority;

/** Redirects messages that are in a mailbox already, in the name of its account. */
@ApplicationScoped
public class StoredMailRedirect implements RuleMailSender {
  private final Addresses addresses;
  private final LocalRecipients locals;
  private final LocalDelivery delivery;
  private final Spools spools;

  @Inject
  public StoredMailRedirect(
      Addresses addresses, LocalRecipients locals, LocalDelivery delivery, Spools spools) {
    this.addresses = addresses;
    this.locals = locals;
    this.delivery = delivery;
    this.spools = spools;
  }

  @Override
  public boolean send(RuleQuestion question, DeliveryActions wanted) throws IOException {
    Resolution.Local account =
        addresses
            .account(question.recipient().account())
            .orElseThrow(() -> new IOException("The account no longer exists"));
    RoutingPlan.Local local =
        locals
            .ruled(question.recipient().path(), account, question.filing(), sent(wanted))
            .orElseThrow(
                () -> new IOException("The recipients of forwarded mail cannot be determined now"));
    try (Spool spool = spools.open(question.size());
        SpoolOutput out = new SpoolOutput(spool)) {
      try (Content content = question.message().open()) {
        content.copyTo(out, 0, content.size());
      }
      ReversePath from = from(account.address(), spool.size(), out.eightBit());
      RoutingPlan plan =
          RoutingPlan.of(
              TraceId.next(),
              from,
              question.recipient().header().first("Message-ID").map(HeaderField::text).orElse(""),
              new MailOrigin.Passed(),
              Priority.NORMAL);
      plan.here().add(withoutMailboxes(local));
      Result result =
          delivery.deliver(
              plan, MailData.of(spool), OffsetDateTime.now(), Optional.empty(), Optional.empty());
      if (result instanceof Result.NotCommitted(String why)) {
        throw new IOException(why);
      }
    }
    return local.wanted().copies().isEmpty();
  }

  private static DeliveryActions sent(DeliveryActions wanted) {
    return new DeliveryActions(
        List.of(),
        wanted.onward(),
        wanted.replies(),
        wanted.memories(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the recipient without its mailboxes, since the message is in one already. */
  private static RoutingPlan.Local withoutMailboxes(RoutingPlan.Local local) {
    return new RoutingPlan.Local(
        local.path(),
        local.account(),
        local.filing(),
        sent(local.wanted()),
        local.onward(),
        local.whenFull());
  }

  private static ReversePath from(String address, long octets, boolean eightBit) {
    return new ReversePath(
        address,
        octets,
        eightBit ? Body.EIGHT_BIT_MIME : Body.SEVEN_BIT,
        address.chars().anyMatch(c -> c > '~'),
        Optional.empty(),
        Optional.empty());
  }
}
