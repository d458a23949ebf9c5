package org.carillon.account.internal.template;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Alias;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.setting.NewAccountSettings;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * What the accounts that one transaction makes begin with, as their domains have it. Settings are
 * read from memory; which numbers are taken is asked once for a domain that gives numbers.
 */
public final class Beginnings {
  private final EntityManager entities;
  private final Settings settings;
  private final Map<Long, Numbers> numbers = new HashMap<>();

  /** In a transaction. */
  public Beginnings(EntityManager entities, Settings settings) {
    this.entities = entities;
    this.settings = settings;
  }

  /**
   * The class of service of accounts for which none is named.
   *
   * @param domain the domain's id
   */
  public Resolved<String> serviceClass(long domain) {
    return settings.resolve(NewAccountSettings.CLASS, Scope.domain(domain));
  }

  /**
   * Whether the class was chosen for the server: then by those who may name any of the server's.
   */
  public boolean isServers(long domain) {
    return serviceClass(domain).origin() == Origin.SERVER;
  }

  /** The further addresses that an account would have, as far as nobody has them. */
  public List<MailAddress> aliases(long domain, MailAddress home, NewAccount account) {
    List<MailAddress> made = new ArrayList<>();
    for (String pattern : settings.value(NewAccountSettings.ALIASES, Scope.domain(domain))) {
      AliasPattern.filled(pattern, home.localPart(), account.profile().texts())
          .flatMap(local -> MailAddress.canonical(local + "@" + home.domain()))
          .filter(other -> !other.equals(home) && !made.contains(other))
          .ifPresent(made::add);
    }
    return made;
  }

  /** A free number for an account that has none; nobody else gets it in this transaction. */
  public Optional<MailAddress> number(long domain, MailAddress home, NewAccount account) {
    boolean hasOne =
        account.aliases().stream().anyMatch(alias -> alias.kind() == Alias.Kind.TELEPHONE);
    return hasOne
        ? Optional.empty()
        : NumberRange.of(settings.value(NewAccountSettings.TELEPHONES, Scope.domain(domain)))
            .flatMap(range -> numbers.computeIfAbsent(domain, _ -> taken(domain, range)).next())
            .map(number -> new MailAddress(number, home.domain()));
  }

  private Numbers taken(long domain, NumberRange range) {
    return new Numbers(
        range,
        new HashSet<>(
            entities
                .createQuery(
                    "SELECT a.localPart FROM AddressRow a WHERE a.domain = :domain"
                        + " AND a.localPart BETWEEN :first AND :last"
                        + " AND LENGTH(a.localPart) = :digits",
                    String.class)
                .setParameter("domain", domain)
                .setParameter("first", range.dialled(range.first()))
                .setParameter("last", range.dialled(range.last()))
                .setParameter("digits", range.digits())
                .getResultList()));
  }

  /** The numbers of a domain, given one after the other. */
  private static final class Numbers {
    private final NumberRange range;
    private final Set<String> taken;
    private long next;

    Numbers(NumberRange range, Set<String> taken) {
      this.range = range;
      this.taken = taken;
    }

    Optional<String> next() {
      Optional<Long> free = range.free(taken, next);
      next = free.orElse(range.last()) + 1;
      return free.map(range::dialled);
    }
  }
}
