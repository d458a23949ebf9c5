package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.Resolution;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Verdict;
import org.carillon.transport.router.RouteTests;
import org.carillon.transport.router.RoutingResult;
import org.carillon.transport.router.RoutingTable;

/** Tests addresses with the routing table as it is set, and looks up what it makes of them. */
@ApplicationScoped
class ConfiguredRouteTests implements RouteTests {
  /** An address as clients name it in RCPT, with a local part that may be quoted. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(\"[^\\p{Cntrl}\"]*\"|[^\\p{Cntrl}\\s\"(),:;<>@\\[\\]\\\\]+)@[^\\p{Cntrl}\\s\"(),;<>@\\\\]*[^.\\p{Cntrl}\\s\"(),;<>@\\\\]");

  /** The longest address, in characters. */
  private static final int MOST = 320;

  private final RoutingTables tables;
  private final RoutedRecipients recipients;

  @Inject
  ConfiguredRouteTests(RoutingTables tables, RoutedRecipients recipients) {
    this.tables = tables;
    this.recipients = recipients;
  }

  @Override
  public Answer<RouteTest> test(Caller caller, RoutingTable.Kind kind, String address) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (address.length() > MOST || !ADDRESS.matcher(address).matches()) {
      return Answer.failed(
          new Failure.Invalid("address", "malformed", "“" + address + "” is not an address."));
    }
    RoutingResult result = tables.current().route(kind, address);
    return new Answer.Done<>(
        new RouteTest(
            result,
            kind == RoutingTable.Kind.MAIL
                ? Optional.of(destination(recipients.routed(result)))
                : Optional.empty(),
            result.relays() && !result.steps().isEmpty()));
  }

  private static Destination destination(Optional<Route> route) {
    if (route.isEmpty()) {
      return new Destination(Kind.DELETED, "");
    }
    return switch (route.get()) {
      case Route.Here(Resolution.Local account) -> new Destination(Kind.ACCOUNT, account.address());
      case Route.Spread(Resolution.Several group) -> new Destination(Kind.GROUP, group.address());
      case Route.Away(String server) -> new Destination(Kind.SERVER, server);
      case Route.Closed(Verdict.Refused(int code, String status, String text)) ->
          new Destination(Kind.REJECTED, code + " " + status + " " + text);
      case Route.Unclear(Verdict.Deferred(int code, String status, String text)) ->
          new Destination(Kind.UNKNOWN, code + " " + status + " " + text);
    };
  }
}
