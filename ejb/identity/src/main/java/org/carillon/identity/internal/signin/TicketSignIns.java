package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.access.AccessMode;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.ticket.ServiceKeys;
import org.carillon.identity.internal.source.ticket.TicketContext;
import org.carillon.identity.source.IdentitySource;

/** Finds the accounts of Kerberos tickets. */
@ApplicationScoped
public class TicketSignIns {
  private static final Pattern PERSON = Pattern.compile("[^/@\\\\\\s]{1,255}@[^/@\\\\]{1,255}");

  private final ServiceKeys keys;
  private final SourceRequests asked;
  private final ReturnedBrowsers accounts;
  private final NameCompletion names;

  @Inject
  public TicketSignIns(
      ServiceKeys keys, SourceRequests asked, ReturnedBrowsers accounts, NameCompletion names) {
    this.keys = keys;
    this.asked = asked;
    this.accounts = accounts;
    this.names = names;
  }

  /** Returns whether there is a realm for the domain that the client asked for, if any. */
  boolean areTaken(Peer peer) {
    return !asked.ticketed().isEmpty() && names.named(peer).map(keys::serve).orElse(true);
  }

  Optional<TicketExchange> begin() {
    return keys.begin().map(context -> context);
  }

  /** Returns the account to act as; the client's own if it names its own principal, as some do. */
  String authorization(TicketExchange exchange, String said, Peer peer) {
    return exchange.client().filter(said::equals).isPresent() ? "" : names.complete(said, peer);
  }

  /**
   * Returns the account of a ticket. The ticket's principal must be a person ({@code
   * ann@CORP.EXAMPLE.COM}), not a service, of the realm whose key sealed it. A second factor is
   * asked for only on the web: other protocols cannot ask for one, and a ticket is one of the
   * credentials that are accepted there instead.
   */
  ReturnedBrowsers.Look look(TicketExchange exchange, Peer peer) {
    ReturnedBrowsers.Look look =
        exchange instanceof TicketContext context
            ? context
                .client()
                .filter(principal -> PERSON.matcher(principal).matches())
                .map(principal -> account(context.source(), principal))
                .orElseGet(ReturnedBrowsers.Unknown::new)
            : new ReturnedBrowsers.Unknown();
    return look instanceof ReturnedBrowsers.Known(Principal principal, boolean _)
            && AccessMode.of(peer).filter(AccessMode.WEB::equals).isEmpty()
        ? new ReturnedBrowsers.Known(principal, true)
        : look;
  }

  /** Returns the account with the person's name, not an alias: the realm decides on names only. */
  private ReturnedBrowsers.Look account(IdentitySource source, String principal) {
    int at = principal.indexOf('@');
    String person = principal.substring(0, at);
    ReturnedBrowsers.Look look =
        source.reach().address().equals(principal.substring(at + 1))
            ? accounts.account(source, person, new SourceIdentity(principal, Map.of()), false)
            : new ReturnedBrowsers.Unknown();
    return look instanceof ReturnedBrowsers.Known(Principal owner, boolean _)
            && !owner.name().substring(0, owner.name().lastIndexOf('@')).equalsIgnoreCase(person)
        ? new ReturnedBrowsers.Unknown()
        : look;
  }
}
