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

/**
 * Completes names without a domain: such a name is an administrator's, or otherwise an account's of
 * the domain that the connection is for.
 */
@ApplicationScoped
public class ShortNames {
  private final KnownPrincipals principals;
  private final Transactions transactions;
  private final Addresses addresses;
  private final BoundDomains bound;
  private final Settings settings;

  @Inject
  public ShortNames(
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

  /**
   * Returns the domain that a connection is for: the one whose address it reached, or the one that
   * its client named, or the main domain.
   */
  Optional<String> domain(Peer peer) {
    return named(peer)
        .or(
            () ->
                Optional.of(settings.value(DirectorySettings.MAIN_DOMAIN))
                    .filter(name -> !name.isEmpty()))
        .or(() -> transactions.read(ShortNames::oldest));
  }

  /**
   * Returns the domain whose address the connection reached, or that its client named; empty for
   * none.
   */
  Optional<String> named(Peer peer) {
    return peer.reached()
        .flatMap(reached -> name(bound.at(reached)))
        .or(() -> peer.serverName().flatMap(this::byHost));
  }

  private Optional<String> name(OptionalLong domain) {
    return domain.isPresent() ? addresses.domainName(domain.getAsLong()) : Optional.empty();
  }

  /**
   * Returns the domain that the connection's client asked for, by the address that it reached or by
   * name; empty if it asked for no domain of this server.
   */
  OptionalLong asked(Peer peer) {
    return named(peer).map(addresses::domain).orElse(OptionalLong.empty());
  }

  /**
   * Returns the domain of a host. The host has the domain's name, or one label more: {@code
   * mail.example.com}.
   */
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
