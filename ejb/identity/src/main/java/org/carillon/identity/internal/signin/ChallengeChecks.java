package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.NewPasswords;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;
import org.carillon.account.internal.hashing.derived.ScramKeys;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.identity.internal.Principal;

/** Checks evidence of passwords, in domains that store the secrets for it. */
@ApplicationScoped
public class ChallengeChecks {
  private final HomeKey homeKey;
  private final SecretPolicy kept;

  @Inject
  public ChallengeChecks(HomeKey homeKey, SecretPolicy kept) {
    this.homeKey = homeKey;
    this.kept = kept;
  }

  /**
   * The result of checking evidence.
   *
   * @param principal the principal of the name; empty if there is none
   * @param proof empty if the evidence is wrong; otherwise the octets by which the server proves
   *     that it knows the secret, too, or no octets if the mechanism has none
   */
  record Look(Optional<Principal> principal, Optional<byte[]> proof) {}

  Look look(EntityManager entities, Credentials.Challenged shown) {
    var account = account(entities, shown.name());
    Evidence evidence = shown.evidence();
    Optional<byte[]> proof =
        account
            .flatMap(row -> secrets(entities, row, evidence.challenge()))
            .flatMap(secrets -> proof(secrets, account.get(), evidence));
    return new Look(account.map(row -> Principal.of(entities, row)), proof);
  }

  /** Returns a name's SCRAM salt and iterations; made-up ones without keys, to reveal nothing. */
  ScramSalt salt(EntityManager entities, Challenge challenge, String name) {
    return account(entities, name)
        .flatMap(row -> secrets(entities, row, challenge))
        .flatMap(secrets -> secrets.scram(challenge))
        .map(keys -> new ScramSalt(keys.salt(), keys.iterations()))
        .orElseGet(() -> nobodys(challenge, name));
  }

  private ScramSalt nobodys(Challenge challenge, String name) {
    String canonical =
        MailAddress.canonical(name)
            .map(MailAddress::toString)
            .orElseGet(() -> name.toLowerCase(Locale.ROOT));
    byte[] salt = homeKey.derive("scram-salt:" + challenge + ":" + canonical);
    return new ScramSalt(Arrays.copyOf(salt, ScramKeys.SALT_OCTETS), ScramKeys.ITERATIONS);
  }

  private static Optional<AccountRow> account(EntityManager entities, String name) {
    return MailAddress.canonical(name)
        .flatMap(address -> DirectoryQueries.account(entities, address));
  }

  private Optional<DerivedSecrets> secrets(
      EntityManager entities, AccountRow account, Challenge challenge) {
    if (!kept.serve(challenge, account.domain().id(), account.id())) {
      return Optional.empty();
    }
    return entities
        .find(CredentialRow.class, account.id())
        .secrets()
        .map(octets -> homeKey.open(NewPasswords.purpose(account.id()), octets))
        .map(DerivedSecrets::read);
  }

  private static Optional<byte[]> proof(
      DerivedSecrets secrets, AccountRow account, Evidence evidence) {
    return switch (evidence) {
      case Evidence.TextDigest digest ->
          secrets
              .digest(digest.challenge(), digest.text())
              .filter(ours -> isSame(ours, digest.digest()))
              .map(_ -> new byte[0]);
      case Evidence.Ntlm ntlm -> secrets.nt().filter(hash -> hash.made(ntlm)).map(_ -> new byte[0]);
      case Evidence.Scram scram ->
          secrets
              .scram(scram.challenge())
              .flatMap(keys -> keys.check(scram.challenge(), scram.message(), scram.proof()));
      case Evidence.DigestMd5 digest ->
          digestUser(account, digest)
              .flatMap(user -> secrets.ha1(account.address(), user, Algorithm.MD5))
              .map(ha1 -> DigestMd5Response.of(ha1, digest))
              .filter(ours -> isSame(ours.client(), digest.response()))
              .map(ours -> ours.server().getBytes(StandardCharsets.US_ASCII));
    };
  }

  /**
   * Returns the user name of the digest. Digest secrets are stored for two forms of the name, in
   * the realm that is the account's own domain.
   */
  private static Optional<String> digestUser(AccountRow account, Evidence.DigestMd5 digest) {
    MailAddress address = MailAddress.canonical(account.address()).orElseThrow();
    if (!digest.realm().equals(address.domain())) {
      return Optional.empty();
    }
    return Optional.of(digest.name())
        .filter(name -> name.equals(address.localPart()) || name.equals(address.toString()));
  }

  private static boolean isSame(String ours, String shown) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.US_ASCII),
        shown.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}
