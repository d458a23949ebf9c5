package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;

/** Delivers to local recipients with an answer each (LMTP, RFC 2033). */
@ApplicationScoped
public class LocalMail {

  private static final Refused NOT_HERE =
      new Refused(550, "5.7.1", "Only mail for local recipients is accepted here");

  private final Routes routes;
  private final LocalRecipients locals;
  private final Dispatch dispatch;

  @Inject
  public LocalMail(Routes routes, LocalRecipients locals, Dispatch dispatch) {
    this.routes = routes;
    this.locals = locals;
    this.dispatch = dispatch;
  }

  /** Queues mail to members of groups, none of whom answers the client. */
  private Optional<Verdict> spread(
      Envelope envelope, MailData message, List<Way> ways, MessageHeader header, String trace) {
    List<ForwardPath> groups = new ArrayList<>();
    List<String> having = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      switch (ways.get(i).route()) {
        case Route.Spread _ -> groups.add(envelope.to().get(i));
        case Route.Here(Resolution.Local account) -> having.add(account.address());
        case Route.Away _, Route.Closed _, Route.Unclear _ -> {}
      }
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    PlanParts parts = new PlanParts(trace + ".g", envelope.from(), header, new MailOrigin.Passed());
    parts.spread(groups, having);
    return Optional.of(dispatch.send(parts.plans(), message, Optional.empty(), Optional.empty()));
  }

  /** A recipient's route, and its local delivery if it has one. */
  private record Way(Route route, Optional<RoutingPlan.Local> local) {}

  /** Returns the answers, in the recipients' order; a mailbox named twice gets the message once. */
  public List<Verdict> deliver(
      Envelope envelope, MailData message, MessageHeader header, String trace) {
    Arrived arrived = Arrived.of(trace, envelope.from(), message, header);
    List<Way> ways = new ArrayList<>();
    Map<RoutingPlan.Box, RoutingPlan.Local> boxes = new LinkedHashMap<>();
    for (ForwardPath path : envelope.to()) {
      Route route = routes.of(path.address());
      Optional<RoutingPlan.Local> local = Optional.empty();
      if (route instanceof Route.Here(Resolution.Local account)) {
        local = locals.of(path, account, OptionalLong.empty(), arrived);
        local.ifPresent(filed -> boxes.putIfAbsent(filed.box(), filed));
      }
      ways.add(new Way(route, local));
    }
    Map<RoutingPlan.Box, Verdict> delivered =
        deliver(envelope, message, List.copyOf(boxes.values()), header, trace);
    Optional<Verdict> spread = spread(envelope, message, ways, header, trace);
    return ways.stream().map(way -> answer(way, delivered, spread)).toList();
  }

  private Map<RoutingPlan.Box, Verdict> deliver(
      Envelope envelope,
      MailData message,
      List<RoutingPlan.Local> locals,
      MessageHeader header,
      String trace) {
    Map<RoutingPlan.Box, Verdict> delivered = new HashMap<>();
    if (locals.isEmpty()) {
      return delivered;
    }
    PlanParts parts = new PlanParts(trace, envelope.from(), header, new MailOrigin.Passed());
    locals.forEach(parts::here);
    for (RoutingPlan plan : parts.plans()) {
      List<Verdict> answers = dispatch.deliverEach(plan, message);
      for (int j = 0; j < plan.here().size(); j++) {
        delivered.put(plan.here().get(j).box(), answers.get(j));
      }
    }
    return delivered;
  }

  private static Verdict answer(
      Way way, Map<RoutingPlan.Box, Verdict> delivered, Optional<Verdict> spread) {
    return switch (way.route()) {
      case Route.Here _ ->
          way.local().map(local -> delivered.get(local.box())).orElse(Router.UNFILED);
      case Route.Spread _ -> spread.orElseThrow();
      case Route.Away(String destination) -> NOT_HERE;
      case Route.Closed(Refused why) -> why;
      case Route.Unclear(Deferred why) -> why;
    };
  }
}
