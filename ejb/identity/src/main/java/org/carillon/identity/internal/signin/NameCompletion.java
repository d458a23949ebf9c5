package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.access.BoundDomains;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.identity.Peer;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.KnownPrincipals;
import org.carillon.settings.Settings;

/** Completes names without a domain: an administrator's, else in the connection's domain. */
@ApplicationScoped
public class NameCompletion {
  private final KnownPrincipals principals;
  private final Transactions transactions;
  private final Addresses addresses;
  private final BoundDomains bound;
  private final Settings settings;

  @Inject
  public NameCompletion(
      KnownPrincipals principals,
      Transactions transactions,
      Addresses addresses,
      BoundDomains bound,
      Settings settings) {
    this.principals = principals;
    this.transactions = transactions;
    this.addresses = addresses;
    this.bound = bound;
    this.settings = settings;
  }

  /** Returns the whole name, or the name as typed if nothing has to be added. */
  String complete(String typed, Peer peer) {
    if (typed.isEmpty() || typed.indexOf('@') >= 0) {
      return typed;
    }
    boolean isAdministrator = principals.find(typed).isPresent();
    return isAdministrator ? typed : domain(peer).map(domain -> typed + "@" + domain).orElse(typed);
  }

  /** Returns the connection's domain: by address reached, by the client's name, or the main one. */
  Optional<String> domain(Peer peer) {
    return named(peer)
        .or(
            () ->
                Optional.of(settings.value(DirectorySettings.MAIN_DOMAIN))
                    .filter(name -> !name.isEmpty()))
        .or(() -> transactions.read(NameCompletion::oldest));
  }

  /** Returns the domain whose address was reached, or that the client named; empty for none. */
  Optional<String> named(Peer peer) {
    return peer.reached()
        .flatMap(reached -> name(bound.at(reached)))
        .or(() -> peer.serverName().flatMap(this::byHost));
  }

  private Optional<String> name(OptionalLong domain) {
    return domain.isPresent() ? addresses.domainName(domain.getAsLong()) : Optional.empty();
  }

  /** Returns the domain asked for by address reached or by name; empty if none of this server. */
  OptionalLong asked(Peer peer) {
    return named(peer).map(addresses::domain).orElse(OptionalLong.empty());
  }

  /** Returns the domain of a host: its name, or a label more as in {@code mail.example.com}. */
  private Optional<String> byHost(String host) {
    return served(host)
        .or(() -> Optional.of(host.substring(host.indexOf('.') + 1)).flatMap(this::served));
  }

  private Optional<String> served(String name) {
    var domain = addresses.domain(name);
    return domain.isPresent() ? addresses.domainName(domain.getAsLong()) : Optional.empty();
  }

  private static Optional<String> oldest(EntityManager entities) {
    return entities
        .createQuery("SELECT d.name FROM DomainRow d WHERE d.enabled ORDER BY d.id", String.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
