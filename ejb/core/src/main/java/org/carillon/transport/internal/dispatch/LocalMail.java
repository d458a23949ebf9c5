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
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.Routes;

/** Delivers to local recipients with an answer each (LMTP, RFC 2033). */
@ApplicationScoped
public class LocalMail {

  private static final Refused NOT_HERE =
      new Refused(550, "5.7.1", "Only mail for this server's own addresses is taken here");

  private final Routes routes;
  private final Router router;
  private final Dispatch dispatch;

  @Inject
  public LocalMail(Routes routes, Router router, Dispatch dispatch) {
    this.routes = routes;
    this.router = router;
    this.dispatch = dispatch;
  }

  /** A recipient's route, and which mailbox it leads to if it can. */
  private record Way(Route route, Optional<RoutingPlan.Local> local) {}

  /** The answers, in the order of the recipients; a mailbox named twice gets the message once. */
  public List<Verdict> deliver(
      Envelope envelope, MailData message, MessageHeader header, String trace) {
    List<Way> ways = new ArrayList<>();
    Map<RoutingPlan.Box, RoutingPlan.Local> boxes = new LinkedHashMap<>();
    for (ForwardPath path : envelope.to()) {
      Route route = routes.of(path.address());
      Optional<RoutingPlan.Local> local = Optional.empty();
      if (route instanceof Route.Here(Resolution.Local account)
          && !header.wasDeliveredTo(account.address())) {
        local = router.local(path, account, OptionalLong.empty(), header);
        local.ifPresent(filed -> boxes.putIfAbsent(filed.box(), filed));
      }
      ways.add(new Way(route, local));
    }
    Map<RoutingPlan.Box, Verdict> delivered =
        deliver(envelope, message, List.copyOf(boxes.values()), header, trace);
    return ways.stream().map(way -> answer(way, delivered, header)).toList();
  }

  private Map<RoutingPlan.Box, Verdict> deliver(
      Envelope envelope,
      MailData message,
      List<RoutingPlan.Local> locals,
      MessageHeader header,
      String trace) {
    Map<RoutingPlan.Box, Verdict> delivered = new HashMap<>();
    for (int i = 0; i < locals.size(); i += Router.MOST_RECIPIENTS) {
      int end = Math.min(locals.size(), i + Router.MOST_RECIPIENTS);
      List<RoutingPlan.Local> some = locals.subList(i, end);
      RoutingPlan plan = Router.local(envelope.from(), header, trace, i, some);
      List<Verdict> answers = dispatch.deliverEach(plan, message);
      for (int j = 0; j < some.size(); j++) {
        delivered.put(some.get(j).box(), answers.get(j));
      }
    }
    return delivered;
  }

  private static Verdict answer(
      Way way, Map<RoutingPlan.Box, Verdict> delivered, MessageHeader header) {
    return switch (way.route()) {
      case Route.Here(Resolution.Local account) ->
          way.local()
              .map(local -> delivered.get(local.box()))
              .orElseGet(
                  () -> header.wasDeliveredTo(account.address()) ? Router.LOOPS : Router.UNFILED);
      case Route.Away(String destination) -> NOT_HERE;
      case Route.Closed(Refused why) -> why;
      case Route.Unclear(Deferred why) -> why;
    };
  }
}
