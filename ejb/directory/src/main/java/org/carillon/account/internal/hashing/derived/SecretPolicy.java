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

/** Decides which secrets a domain stores of passwords, and so which mechanisms it has. */
@ApplicationScoped
public class SecretPolicy {
  private final Settings settings;

  @Inject
  public SecretPolicy(Settings settings) {
    this.settings = settings;
  }

  public Set<Kind> of(long domain) {
    Set<Kind> kept = EnumSet.noneOf(Kind.class);
    for (Kind kind : Kind.values()) {
      if (settings.value(setting(kind), Scope.domain(domain))) {
        kept.add(kind);
      }
    }
    return kept;
  }

  /** Returns whether the accounts of a domain may sign in with a challenge mechanism. */
  public boolean serve(Challenge challenge, long domain) {
    return serve(challenge, Scope.domain(domain));
  }

  /** Returns whether an account may sign in with a challenge mechanism. */
  public boolean serve(Challenge challenge, long domain, long account) {
    return serve(challenge, Scope.account(domain, account));
  }

  /** Returns whether a challenge mechanism may be used; not if an external source checks. */
  private boolean serve(Challenge challenge, Scope scope) {
    return SourceSettings.areHere(settings, scope)
        && needed(challenge).stream().allMatch(setting -> settings.value(setting, scope));
  }

  /** Returns whether domains with the server's settings permit a challenge mechanism. */
  public boolean serve(Challenge challenge) {
    return serve(challenge, Scope.server());
  }

  /** Returns the challenge mechanisms that at least one domain permits. */
  public Set<Challenge> challenges() {
    Set<Challenge> served = EnumSet.noneOf(Challenge.class);
    for (Challenge challenge : Challenge.values()) {
      if (needed(challenge).stream().allMatch(settings::isOnAnywhere)) {
        served.add(challenge);
      }
    }
    return served;
  }

  /** Returns whether the password of an account is checked only by an external source. */
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
