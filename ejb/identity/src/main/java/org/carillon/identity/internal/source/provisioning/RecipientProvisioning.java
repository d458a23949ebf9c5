package org.carillon.identity.internal.source.provisioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.SourceSettings;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceLogin;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Asks sources about the recipients of arriving mail, and creates their accounts. */
@ApplicationScoped
public class RecipientProvisioning implements RecipientLookup {
  private static final long MOST_UNKNOWN = 50_000;
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);

  private final SourceRequests asked;
  private final AccountProvisioning provisioning;
  private final Addresses addresses;
  private final Settings settings;

  /** The addresses that no source knew recently. Spammers try many, some repeatedly. */
  private final Cache<MailAddress, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(MOST_UNKNOWN).expireAfterWrite(UNKNOWN_FOR).build();

  @Inject
  public RecipientProvisioning(
      SourceRequests asked,
      AccountProvisioning provisioning,
      Addresses addresses,
      Settings settings) {
    this.asked = asked;
    this.provisioning = provisioning;
    this.addresses = addresses;
    this.settings = settings;
  }

  @Override
  public Outcome look(String typed, long domain) {
    if (SourceSettings.areHere(settings, Scope.domain(domain))) {
      return Outcome.UNKNOWN;
    }
    try {
      return home(typed, domain).map(address -> look(address, domain)).orElse(Outcome.UNKNOWN);
    } catch (RuntimeException away) {
      return Outcome.LATER;
    }
  }

  private Outcome look(MailAddress address, long domain) {
    if (unknown.getIfPresent(address) != null) {
      return Outcome.UNKNOWN;
    }
    boolean isClear = true;
    SourceLogin name = new SourceLogin(address.localPart(), address.domain());
    for (OpenedSource source : asked.of(address.domain())) {
      if (source.source().use().accounts() != ProvisioningPolicy.MAIL) {
        continue;
      }
      Optional<SourceAnswer> answer = asked.find(source, name);
      if (answer.isEmpty()) {
        isClear = false;
      } else if (answer.get() instanceof SourceAnswer.Known(var person)) {
        return provisioning.make(source.source(), address, domain, person)
            ? Outcome.MADE
            : Outcome.LATER;
      }
    }
    if (!isClear) {
      return Outcome.LATER;
    }
    unknown.put(address, true);
    return Outcome.UNKNOWN;
  }

  /** Returns the address in the domain's main name, without the part behind a plus (RFC 5233). */
  private Optional<MailAddress> home(String typed, long domain) {
    String local = typed.substring(0, typed.lastIndexOf('@'));
    int plus = local.indexOf('+', 1);
    String bare = plus < 0 ? local : local.substring(0, plus);
    return addresses.domainName(domain).flatMap(name -> MailAddress.canonical(bare + "@" + name));
  }
}
