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
 * The initial data of the accounts that one transaction creates, from the settings of their
 * domains. The numbers in use are read once for each domain that assigns numbers.
 */
public final class NewAccountDefaults {
  private final EntityManager entities;
  private final Settings settings;
  private final Map<Long, Numbers> numbers = new HashMap<>();

  /** Creates it for use in a transaction. */
  public NewAccountDefaults(EntityManager entities, Settings settings) {
    this.entities = entities;
    this.settings = settings;
  }

  /** Returns whether a text is a range with at least one telephone number. */
  public static boolean isRange(String text) {
    return NumberRange.of(text).isPresent();
  }

  /**
   * Returns the class of service of accounts for which none is specified.
   *
   * @param domain the domain's id
   */
  public Resolved<String> serviceClass(long domain) {
    return settings.resolve(NewAccountSettings.CLASS, Scope.domain(domain));
  }

  /** Returns whether the server's class was chosen, by someone who may use any of its classes. */
  public boolean isServers(long domain) {
    return serviceClass(domain).origin() == Origin.SERVER;
  }

  /** Returns the further addresses for an account, as far as they are free. */
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

  /** Returns a free number for an account that has none. No other gets it in this transaction. */
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

  /** The numbers of a domain, which are assigned in sequence. */
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
