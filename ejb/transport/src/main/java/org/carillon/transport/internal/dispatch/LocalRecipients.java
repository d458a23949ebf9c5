package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.DeliveryActions;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.internal.dispatch.RoutingPlan.Local;
import org.carillon.transport.internal.dispatch.RoutingPlan.SentOn;
import org.carillon.transport.internal.room.QuotaWait;
import org.carillon.transport.internal.room.QuotaWait.Patience;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.internal.routing.SendingLimits;
import org.carillon.transport.internal.stage.FilingPipeline;
import org.carillon.transport.internal.stage.RulePipeline;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/** Plans the delivery to a local recipient: by the filing stages, then by rules. */
@ApplicationScoped
public class LocalRecipients {
  private static final Logger LOG = Logger.getLogger(LocalRecipients.class);

  private final Settings settings;
  private final Routes routes;
  private final SendingLimits limits;
  private final FilingPipeline filing;
  private final RulePipeline rules;

  @Inject
  public LocalRecipients(
      Settings settings,
      Routes routes,
      SendingLimits limits,
      FilingPipeline filing,
      RulePipeline rules) {
    this.settings = settings;
    this.routes = routes;
    this.limits = limits;
    this.filing = filing;
    this.rules = rules;
  }

  /**
   * A message to be delivered.
   *
   * @param trace its id
   * @param message opens it
   */
  public record Arrived(
      String trace,
      ReversePath from,
      MessageHeader header,
      long size,
      RuleQuestion.Source message) {

    /** Creates the arrival of a message that has just arrived. */
    public static Arrived of(
        String trace, ReversePath from, MailData message, MessageHeader header) {
      return new Arrived(
          trace, from, header, message.content().size(), () -> message.content().content());
    }
  }

  /**
   * Plans a recipient's delivery; empty if that is not possible now.
   *
   * @param sender the signed-in account, if any
   */
  public Optional<Local> of(
      ForwardPath path, Resolution.Local account, OptionalLong sender, Arrived arrived) {
    var question =
        new FilingQuestion(
            path,
            account.account(),
            account.domain(),
            account.detail(),
            sender,
            arrived.header().header());
    return filing
        .file(question)
        .flatMap(
            filed ->
                rules
                    .apply(
                        new RuleQuestion(
                            arrived.trace(),
                            arrived.from(),
                            arrived.size(),
                            arrived.message(),
                            question,
                            filed))
                    .map(wanted -> comesBack(account, arrived) ? atRest(wanted, filed) : wanted)
                    .flatMap(wanted -> ruled(path, account, filed, wanted)));
  }

  /** Returns whether some account's rules redirected the message, perhaps this account's. */
  private static boolean comesBack(Resolution.Local account, Arrived arrived) {
    return arrived.header().wasDeliveredTo(account.address());
  }

  /**
   * Returns the actions without redirects and answers, to end loops. A message that was here before
   * is kept rather than reported to the sender, who can't help it (RFC 5228 §4.2).
   */
  private static DeliveryActions atRest(DeliveryActions wanted, Filing filed) {
    if (wanted.onward().isEmpty() && wanted.replies().isEmpty()) {
      return wanted;
    }
    DeliveryActions here =
        new DeliveryActions(
            wanted.copies(),
            List.of(),
            List.of(),
            wanted.memories(),
            wanted.refusal(),
            wanted.hold());
    return wanted.copies().isEmpty() && !wanted.onward().isEmpty() ? kept(here, filed) : here;
  }

  /** Creates a recipient whose rules were run before and whose mailbox still waits. */
  public Local waiting(ForwardPath path, Resolution.Local account, Filing place) {
    return new Local(path, account, place, whenFull(account));
  }

  private Optional<QuotaWait> whenFull(Resolution.Local account) {
    Scope scope = Scope.account(account.domain(), account.account());
    return switch (settings.value(IntakeSettings.OVER_QUOTA, scope)) {
      case REFUSE -> Optional.empty();
      case DEFER -> Optional.of(new QuotaWait(account.account(), Optional.empty()));
      case HOLD ->
          Optional.of(
              new QuotaWait(
                  account.account(),
                  Optional.of(
                      new Patience(
                          settings.value(IntakeSettings.FULL_RETRY, scope),
                          settings.value(IntakeSettings.FULL_WAIT, scope)))));
    };
  }

  /** Creates a recipient with the actions that its rules request. */
  Optional<Local> ruled(
      ForwardPath path, Resolution.Local account, Filing filed, DeliveryActions asked) {
    DeliveryActions wanted = answered(account, asked);
    if (wanted.onward().isEmpty()) {
      return Optional.of(new Local(path, account, filed, wanted, List.of(), whenFull(account)));
    }
    List<SentOn> onward = new ArrayList<>();
    boolean stays = false;
    for (DeliveryActions.Onward each : wanted.onward()) {
      if (each.program().isPresent()) {
        onward.add(sent(each, Work.PROGRAM, each.program().get().text()));
        continue;
      }
      Route route =
          each.via().<Route>map(Route.Away::new).orElseGet(() -> routes.of(each.to().address()));
      if (!limits.reaches(account, route)) {
        LOG.infof(
            "A rule of %s forwards mail to <%s>, to which the account is not allowed to send",
            account.address(), each.to().address());
        stays = true;
        continue;
      }
      switch (route) {
        case Route.Here(Resolution.Local other) -> {
          if (other.account() == account.account()) {
            stays = true;
          } else {
            onward.add(sent(each, Work.LOCAL, ""));
          }
        }
        case Route.Spread _ -> onward.add(sent(each, Work.LOCAL, ""));
        case Route.Away(String destination) -> onward.add(sent(each, Work.RELAY, destination));
        case Route.Closed closed -> {
          LOG.infof(
              "A rule of %s forwards mail to <%s>, which accepts none: %s",
              account.address(), each.to().address(), closed.why().text());
          stays = true;
        }
        case Route.Unclear _ -> {
          return Optional.empty();
        }
      }
    }
    DeliveryActions delivered = stays && wanted.copies().isEmpty() ? kept(wanted, filed) : wanted;
    return Optional.of(
        new Local(path, account, filed, delivered, List.copyOf(onward), whenFull(account)));
  }

  /** Returns the actions with only those answers that go where the account may send. */
  private DeliveryActions answered(Resolution.Local account, DeliveryActions wanted) {
    List<DeliveryActions.Reply> replies =
        wanted.replies().stream()
            .filter(reply -> limits.reaches(account, routes.of(reply.to())))
            .toList();
    return replies.size() == wanted.replies().size()
        ? wanted
        : new DeliveryActions(
            wanted.copies(),
            wanted.onward(),
            replies,
            wanted.memories(),
            wanted.refusal(),
            wanted.hold());
  }

  private static SentOn sent(DeliveryActions.Onward onward, Work work, String destination) {
    return new SentOn(TraceId.next(), onward.to(), work, destination, onward.into(), onward.form());
  }

  /** Returns the actions for a message that can't be redirected: it is kept. */
  private static DeliveryActions kept(DeliveryActions wanted, Filing filed) {
    return new DeliveryActions(
        DeliveryActions.filed(filed).copies(),
        wanted.onward(),
        wanted.replies(),
        wanted.memories(),
        wanted.refusal(),
        wanted.hold());
  }
}
