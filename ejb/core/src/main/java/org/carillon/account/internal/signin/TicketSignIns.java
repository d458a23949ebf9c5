package org.carillon.account.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.internal.source.OpenedSource;
import org.carillon.account.internal.source.ask.AskedSources;
import org.carillon.account.internal.source.ticket.ServiceKeys;
import org.carillon.account.internal.source.ticket.TicketContext;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.source.SourcePerson;

/** Whose a Kerberos ticket is. */
@ApplicationScoped
public class TicketSignIns {
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

  /** Whether there is a realm for the domain that a connection is for. */
  boolean areTaken(Peer peer) {
    return !asked.ticketed().isEmpty() && names.domain(peer).filter(keys::serve).isPresent();
  }

  /** Begins to take one. */
  Optional<TicketExchange> begin() {
    return keys.begin().map(context -> context);
  }

  /** Whom somebody wants to act as; his principal is himself, as some programs say it. */
  String authorization(TicketExchange exchange, String said) {
    return client(exchange).filter(said::equals).isPresent() ? "" : said;
  }

  private static Optional<String> client(TicketExchange exchange) {
    return exchange instanceof TicketContext context ? context.client() : Optional.empty();
  }

  /** Whose one is: a person of the realm, {@code ann@CORP.EXAMPLE.COM}, and no service. */
  VisitedSources.Look look(TicketExchange exchange) {
    Optional<String> client = client(exchange);
    if (client.isEmpty() || !client.get().matches("[^/@\\\\\\s]{1,255}@[^/@\\\\]{1,255}")) {
      return new VisitedSources.Unknown();
    }
    int at = client.get().indexOf('@');
    return asked.ticketed().stream()
        .map(OpenedSource::source)
        .filter(each -> each.reach().address().equals(client.get().substring(at + 1)))
        .findFirst()
        .map(
            source ->
                accounts.account(
                    source,
                    client.get().substring(0, at),
                    new SourcePerson(client.get(), Map.of()),
                    false))
        .orElseGet(VisitedSources.Unknown::new);
  }
}
