package org.carillon.account.internal.hashing.derived;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carillon.account.internal.hashing.derived.DerivedSecrets.Kind;
import org.carillon.account.setting.SecretSettings;
import org.carillon.account.setting.SourceSettings;
import org.carillon.contract.identity.Challenge;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;

/** What is kept of the passwords of which domain, and which challenges that serves. */
@ApplicationScoped
public class KeptSecrets {
  private final Settings settings;

  @Inject
  public KeptSecrets(Settings settings) {
    this.settings = settings;
  }

  /** What a domain keeps. */
  public Set<Kind> of(long domain) {
    Set<Kind> kept = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (settings.value(setting(kind), Scope.domain(domain))) {
        kept.add(kind);
      }
    }
    return kept;
  }

  /** Whether the accounts of a domain may sign in by a challenge. */
  public boolean serve(Challenge challenge, long domain) {
    return serve(challenge, Scope.domain(domain));
  }

  /** Whether an account may. */
  public boolean serve(Challenge challenge, long domain, long account) {
    return serve(challenge, Scope.account(domain, account));
  }

  /** Where a source knows the password, it is shown to that as it is, or to nobody. */
  private boolean serve(Challenge challenge, Scope scope) {
    return SourceSettings.areHere(settings, scope)
        && needed(challenge).stream().allMatch(setting -> settings.value(setting, scope));
  }

  /** Whether the accounts of every domain may that says nothing else. */
  public boolean serve(Challenge challenge) {
    return serve(challenge, Scope.server());
  }

  /** The challenges that serve any domain at all. */
  public Set<Challenge> challenges() {
    Set<Challenge> served = EnumSet.noneOf(Challenge.class);
    for (Challenge challenge : Challenge.values()) {
      if (needed(challenge).stream().allMatch(settings::isOnAnywhere)) {
        served.add(challenge);
      }
    }
    return served;
  }

  /** Whether the password of an account is known elsewhere alone. */
  public boolean areElsewhere(long domain, long account) {
    return settings.value(SourceSettings.PASSWORDS, Scope.account(domain, account))
        == SourceSettings.PasswordAuthority.SOURCE;
  }

  private static Setting<Boolean> setting(Kind kind) {
    return switch (kind) {
      case DIGEST -> SecretSettings.KEEP_DIGEST;
      case SCRAM -> SecretSettings.KEEP_SCRAM;
      case CRAM_MD5 -> SecretSettings.KEEP_CRAM_MD5;
      case NT -> SecretSettings.KEEP_NT;
      case TEXT -> SecretSettings.KEEP_TEXT;
    };
  }

  private static List<Setting<Boolean>> needed(Challenge challenge) {
    return switch (challenge) {
      case APOP -> List.of(SecretSettings.KEEP_TEXT);
      case CRAM_MD5 -> List.of(SecretSettings.KEEP_CRAM_MD5);
      case DIGEST_MD5 -> List.of(SecretSettings.KEEP_DIGEST, SecretSettings.DIGEST_MD5);
      case NTLM -> List.of(SecretSettings.KEEP_NT);
      case SCRAM_SHA_1, SCRAM_SHA_256, SCRAM_SHA_512 -> List.of(SecretSettings.KEEP_SCRAM);
    };
  }
}
