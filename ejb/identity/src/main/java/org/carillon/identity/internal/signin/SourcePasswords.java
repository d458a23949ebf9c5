package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.SourceSettings;
import org.carillon.account.setting.SourceSettings.PasswordAuthority;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.provisioning.AccountProvisioning;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Checks passwords by identity sources, or by the memory of passwords recently right there. */
@ApplicationScoped
public class SourcePasswords {
  private final Transactions transactions;
  private final Settings settings;
  private final SourceRequests asked;
  private final AccountProvisioning provisioning;
  private final PasswordHashing hashing;
  private final PasswordMatchCache remembered = new PasswordMatchCache(System::nanoTime);

  @Inject
  public SourcePasswords(
      Transactions transactions,
      Settings settings,
      SourceRequests asked,
      AccountProvisioning provisioning,
      PasswordHashing hashing) {
    this.transactions = transactions;
    this.settings = settings;
    this.asked = asked;
    this.provisioning = provisioning;
    this.hashing = hashing;
  }

  /**
   * The account whose password is asked about.
   *
   * @param address the address in the domain's main name
   * @param domain the domain's id
   * @param principal the principal; empty if there is no account
   */
  record Whose(MailAddress address, long domain, Optional<Principal> principal) {
    SourceLogin name() {
      return new SourceLogin(address.localPart(), address.domain());
    }
  }

  /**
   * Returns the account or free address that a source may know under a name; empty if the name is
   * in no domain of this server.
   *
   * @param principal the principal that the name stands for here
   */
  Optional<Whose> whose(Optional<Principal> principal, String typed) {
    if (principal.isPresent()) {
      return principal
          .filter(known -> known.account() != 0)
          .map(
              known ->
                  new Whose(
                      MailAddress.canonical(known.name()).orElseThrow(),
                      known.domain(),
                      principal));
    }
    return MailAddress.canonical(typed)
        .flatMap(
            address ->
                transactions.read(
                    entities ->
                        DirectoryQueries.domain(entities, address.domain())
                            .filter(DomainRow::isEnabled)
                            .map(
                                row ->
                                    new Whose(
                                        new MailAddress(address.localPart(), row.name()),
                                        row.id(),
                                        Optional.empty()))));
  }

  /** Returns the authority that decides whether a password is right. */
  PasswordAuthority authority(Whose whose) {
    return settings.value(
        SourceSettings.PASSWORDS,
        whose
            .principal()
            .map(known -> Scope.account(known.domain(), known.account()))
            .orElseGet(() -> Scope.domain(whose.domain())));
  }

  /** Shows the password to the sources of the domain, one after the other. */
  PasswordVerification.Look look(Whose whose, String prepared, SignInAttempt attempt) {
    boolean isClear = true;
    for (OpenedSource source : asked.of(whose.address().domain())) {
      if (holds(source.source(), whose, prepared)) {
        return new PasswordVerification.Right(whose.principal().orElseThrow());
      }
      Optional<SourceAnswer> answer = asked.check(source, whose.name(), prepared);
      switch (answer.orElse(null)) {
        case SourceAnswer.Known(SourceIdentity person) -> {
          return known(source.source(), whose, person, prepared, attempt);
        }
        case SourceAnswer.Refused _ -> {
          return new PasswordVerification.Refused();
        }
        case SourceAnswer.Wrong _, SourceAnswer.Silent _ -> {}
        case null -> {
          Optional<StoredHash> kept = kept(source.source(), whose);
          if (kept.isPresent()) {
            // The source and the stored hash may differ, and which one is right cannot be told now.
            // A wrong password counts as a guess.
            return matched(whose, hashing.matches(kept.get(), prepared, attempt));
          }
          isClear = false;
        }
      }
    }
    return isClear ? new PasswordVerification.Wrong() : new PasswordVerification.Away();
  }

  private static PasswordVerification.Look matched(Whose whose, Optional<Boolean> matches) {
    return matches
        .<PasswordVerification.Look>map(
            right ->
                right
                    ? new PasswordVerification.Right(whose.principal().orElseThrow())
                    : new PasswordVerification.Wrong())
        .orElseGet(PasswordVerification.Busy::new);
  }

  private boolean holds(IdentitySource source, Whose whose, String prepared) {
    return whose.principal().isPresent()
        && source.use().remember().isPositive()
        && remembered.holds(
            whose.address().toString(),
            against(source, whose.principal().get()),
            prepared,
            source.use().remember());
  }

  /** Returns a text that changes with the source, or when all the principal's sessions end. */
  private static String against(IdentitySource source, Principal principal) {
    return "source:" + source.id() + ":" + source.version() + ":" + principal.passwordMark();
  }

  private Optional<StoredHash> kept(IdentitySource source, Whose whose) {
    return whose
        .principal()
        .filter(_ -> source.use().keepsHash())
        .flatMap(known -> provisioning.kept(source, known.account()));
  }

  private PasswordVerification.Look known(
      IdentitySource source,
      Whose whose,
      SourceIdentity person,
      String prepared,
      SignInAttempt attempt) {
    if (whose.principal().isEmpty()) {
      return newcomer(source, whose, person);
    }
    Principal principal = whose.principal().get();
    provisioning.seen(source, whose.address(), home(principal), person);
    if (source.use().remember().isPositive()) {
      remembered.add(whose.address().toString(), against(source, principal), prepared);
    }
    if (source.use().keepsHash()) {
      keep(source, principal, person, prepared, attempt);
    }
    return new PasswordVerification.Right(principal);
  }

  static AccountProvisioning.Home home(Principal principal) {
    return new AccountProvisioning.Home(principal.account(), principal.domain());
  }

  private void keep(
      IdentitySource source,
      Principal principal,
      SourceIdentity person,
      String prepared,
      SignInAttempt attempt) {
    boolean isKept =
        provisioning
            .kept(source, principal.account())
            .flatMap(hash -> hashing.matches(hash, prepared, attempt))
            .orElse(false);
    if (!isKept) {
      hashing
          .hash(prepared)
          .ifPresent(hash -> provisioning.keep(source, principal.account(), person, hash));
    }
  }

  /** Handles a user who has no account yet and may get one. */
  PasswordVerification.Look newcomer(IdentitySource source, Whose whose, SourceIdentity person) {
    if (source.use().accounts() == ProvisioningPolicy.NEVER) {
      return new PasswordVerification.Wrong();
    }
    if (!provisioning.make(source, whose.address(), whose.domain(), person)) {
      return new PasswordVerification.Away();
    }
    return transactions
        .read(entities -> Principal.find(entities, whose.address().toString()))
        .<PasswordVerification.Look>map(PasswordVerification.Right::new)
        .orElseGet(PasswordVerification.Away::new);
  }

  /**
   * Returns whether an account still belongs to its owner, for sign-ins in which the owner shows no
   * password. It is false if all sources of the domain say that they no longer know the owner. A
   * source that cannot be asked now, or cannot be asked without a password, does not count.
   */
  boolean isKnown(Principal principal) {
    Optional<Whose> whose = whose(Optional.of(principal), principal.name());
    if (whose.isEmpty() || authority(whose.get()) != PasswordAuthority.SOURCE) {
      return true;
    }
    List<OpenedSource> sources = asked.of(whose.get().address().domain());
    for (OpenedSource source : sources) {
      if (provisioning.isFresh(source.source(), principal.account())) {
        return true;
      }
      Optional<SourceAnswer> answer = asked.find(source, whose.get().name());
      if (answer.isEmpty() || answer.get() instanceof SourceAnswer.Silent) {
        return true;
      }
      if (answer.get() instanceof SourceAnswer.Known(SourceIdentity person)) {
        provisioning.seen(source.source(), whose.get().address(), home(principal), person);
        return true;
      }
    }
    return sources.isEmpty();
  }
}
