package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.access.AccessMode;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.source.SourcePerson;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.source.ask.AskedSources;
import org.carillon.identity.internal.source.ticket.ServiceKeys;
import org.carillon.identity.internal.source.ticket.TicketContext;
import org.carillon.identity.source.IdentitySource;

/** Whose a Kerberos ticket is. */
@ApplicationScoped
public class TicketSignIns {
  private static final Pattern PERSON = Pattern.compile("[^/@\\\\\\s]{1,255}@[^/@\\\\]{1,255}");

  private final ServiceKeys keys;
  private final AskedSources asked;
  private final VisitedSources accounts;
  private final ShortNames names;

  @Inject
  public TicketSignIns(
      ServiceKeys keys, AskedSources asked, VisitedSources accounts, ShortNames names) {
    this.keys = keys;
    this.asked = asked;
    this.accounts = accounts;
    this.names = names;
  }

  /** Whether there is a realm for the domain that a connection's client asked for, if any. */
  boolean areTaken(Peer peer) {
    return !asked.ticketed().isEmpty() && names.named(peer).map(keys::serve).orElse(true);
  }

  /** Begins to take one. */
  Optional<TicketExchange> begin() {
    return keys.begin().map(context -> context);
  }

  /** Whom somebody wants to act as; his principal is himself, as some programs say it. */
  String authorization(TicketExchange exchange, String said, Peer peer) {
    return exchange.client().filter(said::equals).isPresent() ? "" : names.complete(said, peer);
  }

  /**
   * Whose one is: a person of the realm whose key it was sealed by, {@code ann@CORP.EXAMPLE.COM},
   * and no service. A second factor is asked for on the web alone: elsewhere nobody could be asked,
   * and a ticket is one of the ways that are there for that.
   */
  VisitedSources.Look look(TicketExchange exchange, Peer peer) {
    VisitedSources.Look look =
        exchange instanceof TicketContext context
            ? context
                .client()
                .filter(principal -> PERSON.matcher(principal).matches())
                .map(principal -> account(context.source(), principal))
                .orElseGet(VisitedSources.Unknown::new)
            : new VisitedSources.Unknown();
    return look instanceof VisitedSources.Known(Principal principal, boolean _)
            && AccessMode.of(peer).filter(AccessMode.WEB::equals).isEmpty()
        ? new VisitedSources.Known(principal, true)
        : look;
  }

  /** By its name and no alias: who may be called what is decided in the realm, for names. */
  private VisitedSources.Look account(IdentitySource source, String principal) {
    int at = principal.indexOf('@');
    String person = principal.substring(0, at);
    VisitedSources.Look look =
        source.reach().address().equals(principal.substring(at + 1))
            ? accounts.account(source, person, new SourcePerson(principal, Map.of()), false)
            : new VisitedSources.Unknown();
    return look instanceof VisitedSources.Known(Principal owner, boolean _)
            && !owner.name().substring(0, owner.name().lastIndexOf('@')).equalsIgnoreCase(person)
        ? new VisitedSources.Unknown()
        : look;
  }
}
