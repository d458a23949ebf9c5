package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;
import org.carillon.transport.IntakeSettings.OverQuota;
import org.carillon.transport.Priority;
import org.carillon.transport.internal.queue.Sender;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;
import org.carillon.transport.internal.stage.FilingWay;

/** Routes messages: which recipients are here and which elsewhere, each of them once. */
@ApplicationScoped
public class Router {

  /**
   * How many recipients one plan takes: its rows stay within what one participant may write, its
   * targets within what one delivery may have, a copy for the sender included.
   */
  static final int MOST_RECIPIENTS = 199;

  /** It says itself that it was delivered to a recipient before. */
  static final Verdict.Refused LOOPS =
      new Verdict.Refused(554, "5.4.6", "The message was delivered there before: a loop");

  /** A filing stage can't tell where it goes. */
  public static final Verdict.Deferred UNFILED =
      new Verdict.Deferred(451, "4.3.0", "The message can't be filed now, try again later");

  private final Addresses addresses;
  private final Settings settings;
  private final Routes routes;
  private final FilingWay filing;

  @Inject
  public Router(Addresses addresses, Settings settings, Routes routes, FilingWay filing) {
    this.addresses = addresses;
    this.settings = settings;
    this.routes = routes;
    this.filing = filing;
  }

  /** How a message is routed, or why it can't be now. */
  public sealed interface Routing {
    /** The message's plans, in parts of {@link #MOST_RECIPIENTS}. */
    record Ready(List<RoutingPlan> plans) implements Routing {}

    /**
     * Somebody cannot have it, and the client must hear so before its message is taken: the sender
     * may be forged, and a report later would go to whoever it names.
     */
    record Refused(Verdict.Refused why) implements Routing {}

    /** The directory is away. */
    record Unclear(Verdict.Deferred why) implements Routing {}
  }

  public Routing plan(
      IntakeSession session, Envelope envelope, MessageHeader header, String trace) {
    Optional<Sender> sender = sender(session);
    Priority priority = priority(header);
    List<RoutingPlan> plans = new ArrayList<>();
    Set<RoutingPlan.Box> boxes = new HashSet<>();
    OptionalLong caller =
        session.caller().map(Caller::account).map(OptionalLong::of).orElse(OptionalLong.empty());
    Set<String> relayed = new HashSet<>();
    List<ForwardPath> to = envelope.to();
    for (int i = 0; i < to.size(); i++) {
      if (i % MOST_RECIPIENTS == 0) {
        plans.add(
            RoutingPlan.of(
                partId(trace, i), envelope.from(), header.messageId(), sender, priority));
      }
      RoutingPlan plan = plans.getLast();
      ForwardPath path = to.get(i);
      switch (routes.of(path.address())) {
        case Route.Here(Resolution.Local account) -> {
          if (header.wasDeliveredTo(account.address())) {
            return new Routing.Refused(LOOPS);
          }
          Optional<RoutingPlan.Local> local = local(path, account, caller, header);
          if (local.isEmpty()) {
            return new Routing.Unclear(UNFILED);
          }
          if (boxes.add(local.get().box())) {
            plan.here().add(local.get());
          }
        }
        case Route.Away(String destination) -> {
          if (relayed.add(path.address().toLowerCase(Locale.ROOT))) {
            plan.away().computeIfAbsent(destination, d -> new ArrayList<>()).add(path);
          }
        }
        case Route.Closed(Verdict.Refused why) -> {
          return new Routing.Refused(why);
        }
        case Route.Unclear(Verdict.Deferred why) -> {
          return new Routing.Unclear(why);
        }
      }
    }
    return new Routing.Ready(plans);
  }

  /**
   * The plan of a message that only goes to local recipients.
   *
   * @param part how many recipients went before, in other plans
   */
  public static RoutingPlan local(
      ReversePath from,
      MessageHeader header,
      String trace,
      int part,
      List<RoutingPlan.Local> here) {
    RoutingPlan plan =
        RoutingPlan.of(
            partId(trace, part), from, header.messageId(), Optional.empty(), priority(header));
    plan.here().addAll(here);
    return plan;
  }

  private static String partId(String trace, int part) {
    return part == 0 ? trace : trace + "." + part / MOST_RECIPIENTS;
  }

  /**
   * The local recipient with what its account's settings say, and where its mail is filed; empty
   * when that can't be told now.
   *
   * @param sender the account that is signed in, if any
   */
  public Optional<RoutingPlan.Local> local(
      ForwardPath path, Resolution.Local account, OptionalLong sender, MessageHeader header) {
    OverQuota policy =
        settings.value(
            IntakeSettings.OVER_QUOTA, Scope.account(account.domain(), account.account()));
    return filing
        .file(
            new FilingQuestion(
                path,
                account.account(),
                account.domain(),
                account.detail(),
                sender,
                header.header()))
        .map(filed -> new RoutingPlan.Local(path, account, filed, policy == OverQuota.REFUSE));
  }

  private static Priority priority(MessageHeader header) {
    return header.bulk() ? Priority.LOW : Priority.NORMAL;
  }

  private Optional<Sender> sender(IntakeSession session) {
    return session
        .caller()
        .flatMap(caller -> addresses.account(caller.account()))
        .map(local -> new Sender(local.account(), local.domain()));
  }
}
