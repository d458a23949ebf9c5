package org.carillon.transport.internal.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.header.ResentBlock;
import org.carillon.transport.internal.dispatch.LocalRecipients.Arrived;
import org.carillon.transport.internal.routing.ReturnPaths;
import org.carillon.transport.internal.routing.Route;
import org.carillon.transport.internal.routing.RoutedRecipients;
import org.carillon.transport.internal.routing.RoutedRecipients.Way;

/** Routes messages: finds the local and the remote recipients, each of them once. */
@ApplicationScoped
public class Router {

  /** A filing stage can't decide now. */
  public static final Verdict.Deferred UNFILED =
      new Verdict.Deferred(451, "4.3.0", "Message cannot be delivered now, try again later");

  private final Addresses addresses;
  private final RoutedRecipients recipients;
  private final ReturnPaths returns;
  private final LocalRecipients locals;

  @Inject
  public Router(
      Addresses addresses,
      RoutedRecipients recipients,
      ReturnPaths returns,
      LocalRecipients locals) {
    this.addresses = addresses;
    this.recipients = recipients;
    this.returns = returns;
    this.locals = locals;
  }

  /** The routing of a message, or the reason for none. */
  public sealed interface Routing {
    /** The message's plans: several for many recipients. */
    record Ready(List<RoutingPlan> plans) implements Routing {}

    /**
     * A recipient can't have the message. The client must be told before the message is accepted:
     * the sender may be forged, and a later report would go to an innocent address.
     */
    record Refused(Verdict.Refused why) implements Routing {}

    /** The directory is unavailable. */
    record Unclear(Verdict.Deferred why) implements Routing {}
  }

  public Routing plan(IntakeSession session, Envelope envelope, Arrived message) {
    MessageHeader header = message.header();
    PlanParts parts =
        new PlanParts(message.trace(), envelope.from(), header, origin(session, header));
    Map<String, PlanParts> sentOn = new LinkedHashMap<>();
    Set<RoutingPlan.Box> boxes = new HashSet<>();
    OptionalLong caller =
        session.caller().map(Caller::account).map(OptionalLong::of).orElse(OptionalLong.empty());
    Set<String> relayed = new HashSet<>();
    List<ForwardPath> spread = new ArrayList<>();
    List<Way> ways =
        envelope.to().stream()
            .map(named -> returns.meant(envelope.from(), named))
            .flatMap(path -> recipients.of(session, path).stream())
            .toList();
    for (Way way : ways) {
      ForwardPath path = way.path();
      switch (way.route()) {
        case Route.Here(Resolution.Local account) -> {
          Optional<RoutingPlan.Local> local = locals.of(path, account, caller, message);
          if (local.isEmpty()) {
            return new Routing.Unclear(UNFILED);
          }
          if (boxes.add(local.get().box())) {
            parts.here(local.get());
          }
        }
        case Route.Away(String destination) -> {
          if (relayed.add(path.address().toLowerCase(Locale.ROOT))) {
            way.sentOnBy()
                .map(domain -> sentOn.computeIfAbsent(domain, by -> sentOn(message, envelope, by)))
                .orElse(parts)
                .away(destination, path);
          }
        }
        case Route.Spread _ -> spread.add(path);
        case Route.Closed(Verdict.Refused why) -> {
          return new Routing.Refused(why);
        }
        case Route.Unclear(Verdict.Deferred why) -> {
          return new Routing.Unclear(why);
        }
      }
    }
    if (!spread.isEmpty()) {
      parts.spread(spread, having(ways));
    }
    return new Routing.Ready(
        Stream.concat(
                sentOn.isEmpty() || !parts.isEmpty() ? parts.plans().stream() : Stream.empty(),
                sentOn.values().stream().flatMap(each -> each.plans().stream()))
            .toList());
  }

  /** Returns the accounts and outside addresses among these recipients, each once. */
  private static List<String> having(List<Way> ways) {
    return ways.stream()
        .flatMap(
            way ->
                switch (way.route()) {
                  case Route.Here(Resolution.Local account) -> Stream.of(account.address());
                  case Route.Away _ -> Stream.of(way.path().address().toLowerCase(Locale.ROOT));
                  case Route.Spread _, Route.Closed _, Route.Unclear _ -> Stream.<String>empty();
                })
        .distinct()
        .toList();
  }

  /** Plans mail that leaves in the name of a local domain (ADR 126), with its own id. */
  private PlanParts sentOn(Arrived message, Envelope envelope, String domain) {
    return new PlanParts(
        TraceId.next(),
        returns.onward(envelope.from(), domain),
        message.header(),
        new MailOrigin.SentOn(domain));
  }

  /** A redirected message counts as the account's own only if the account is its only author. */
  private MailOrigin origin(IntakeSession session, MessageHeader header) {
    return session
        .caller()
        .flatMap(caller -> addresses.account(caller.account()))
        .filter(local -> !isResent(header.header()) || isWrittenBy(local, header.header()))
        .<MailOrigin>map(local -> new MailOrigin.Submitted(local.account(), local.domain()))
        .orElseGet(MailOrigin.Passed::new);
  }

  private static boolean isResent(Header header) {
    return ResentBlock.newest(header).isNamed();
  }

  private boolean isWrittenBy(Resolution.Local account, Header header) {
    List<HeaderField> fields = header.all("From");
    if (fields.size() != 1) {
      return false;
    }
    List<Address> authors = AddressFields.parse(fields.getFirst().utf8());
    return authors.size() == 1
        && authors.getFirst() instanceof Address.Mailbox author
        && addresses.resolve(author.address()) instanceof Resolution.Local local
        && local.account() == account.account();
  }
}
