package org.carillon.account.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.NewPasswords;
import org.carillon.account.internal.Principal;
import org.carillon.account.internal.hashing.DerivedSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.identity.Credentials;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Checks digests of passwords of domains that keep the texts, as APOP needs them (RFC 1939 §7). */
@ApplicationScoped
public class ApopDigests {
  private final HomeKey homeKey;
  private final Settings settings;

  @Inject
  public ApopDigests(HomeKey homeKey, Settings settings) {
    this.homeKey = homeKey;
    this.settings = settings;
  }

  /** Whether any domain keeps passwords' texts. */
  boolean anywhere() {
    return settings.isOnAnywhere(DirectorySettings.KEEP_TEXT);
  }

  /**
   * What a digest is found to be.
   *
   * @param principal whose name is shown, if anybody's
   * @param matches whether its kept password made the digest
   */
  record Look(Optional<Principal> principal, boolean matches) {}

  /** Looks at a digest that is shown. */
  Look look(EntityManager entities, Credentials.Digest shown) {
    var account =
        MailAddress.canonical(shown.name())
            .flatMap(address -> DirectoryQueries.account(entities, address));
    boolean matches =
        account
            .filter(
                row -> settings.value(DirectorySettings.KEEP_TEXT, Scope.domain(row.domain().id())))
            .flatMap(row -> text(entities, row))
            .map(text -> matches(shown, text))
            .orElse(false);
    return new Look(account.map(row -> Principal.of(entities, row)), matches);
  }

  private Optional<String> text(EntityManager entities, AccountRow account) {
    return entities
        .find(CredentialRow.class, account.id())
        .secrets()
        .map(octets -> homeKey.open(NewPasswords.purpose(account.id()), octets))
        .map(DerivedSecrets::read)
        .flatMap(DerivedSecrets::text);
  }

  private static boolean matches(Credentials.Digest shown, String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest((shown.challenge() + text).getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(
          HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII),
          shown.digest().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("MD5 is not available", failure);
    }
  }
}
