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
import org.carillon.contract.source.SourceName;
import org.carillon.contract.source.SourcePerson;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.AskedSources;
import org.carillon.identity.internal.source.sighting.AccountSighting;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.SourcedAccounts;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Checks passwords by identity sources, or by the memory of passwords that were right there
 * recently.
 */
@ApplicationScoped
public class SourcePasswords {
  private final Transactions transactions;
  private final Settings settings;
  private final AskedSources asked;
  private final AccountSighting sighting;
  private final PasswordHashing hashing;
  private final RememberedPasswords remembered = new RememberedPasswords(System::nanoTime);

  @Inject
  public SourcePasswords(
      Transactions transactions,
      Settings settings,
      AskedSources asked,
      AccountSighting sighting,
      PasswordHashing hashing) {
    this.transactions = transactions;
    this.settings = settings;
    this.asked = asked;
    this.sighting = sighting;
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
    SourceName name() {
      return new SourceName(address.localPart(), address.domain());
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
  ShownPasswords.Look look(Whose whose, String prepared, SignInAttempt attempt) {
    boolean isClear = true;
    for (OpenedSource source : asked.of(whose.address().domain())) {
      if (holds(source.source(), whose, prepared)) {
        return new ShownPasswords.Right(whose.principal().orElseThrow());
      }
      Optional<SourceAnswer> answer = asked.check(source, whose.name(), prepared);
      switch (answer.orElse(null)) {
        case SourceAnswer.Known(SourcePerson person) -> {
          return known(source.source(), whose, person, prepared, attempt);
        }
        case SourceAnswer.Refused _ -> {
          return new ShownPasswords.Refused();
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
    return isClear ? new ShownPasswords.Wrong() : new ShownPasswords.Away();
  }

  private static ShownPasswords.Look matched(Whose whose, Optional<Boolean> matches) {
    return matches
        .<ShownPasswords.Look>map(
            right ->
                right
                    ? new ShownPasswords.Right(whose.principal().orElseThrow())
                    : new ShownPasswords.Wrong())
        .orElseGet(ShownPasswords.Busy::new);
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

  /**
   * Returns a text that changes when the source is changed, or when all sessions of the principal
   * are ended.
   */
  private static String against(IdentitySource source, Principal principal) {
    return "source:" + source.id() + ":" + source.version() + ":" + principal.passwordMark();
  }

  private Optional<StoredHash> kept(IdentitySource source, Whose whose) {
    return whose
        .principal()
        .filter(_ -> source.use().keepsHash())
        .flatMap(known -> sighting.kept(source, known.account()));
  }

  private ShownPasswords.Look known(
      IdentitySource source,
      Whose whose,
      SourcePerson person,
      String prepared,
      SignInAttempt attempt) {
    if (whose.principal().isEmpty()) {
      return newcomer(source, whose, person);
    }
    Principal principal = whose.principal().get();
    sighting.seen(source, whose.address(), home(principal), person);
    if (source.use().remember().isPositive()) {
      remembered.add(whose.address().toString(), against(source, principal), prepared);
    }
    if (source.use().keepsHash()) {
      keep(source, principal, person, prepared, attempt);
    }
    return new ShownPasswords.Right(principal);
  }

  static AccountSighting.Home home(Principal principal) {
    return new AccountSighting.Home(principal.account(), principal.domain());
  }

  private void keep(
      IdentitySource source,
      Principal principal,
      SourcePerson person,
      String prepared,
      SignInAttempt attempt) {
    boolean isKept =
        sighting
            .kept(source, principal.account())
            .flatMap(hash -> hashing.matches(hash, prepared, attempt))
            .orElse(false);
    if (!isKept) {
      hashing
          .hash(prepared)
          .ifPresent(hash -> sighting.keep(source, principal.account(), person, hash));
    }
  }

  /** Handles a user who has no account yet and may get one. */
  ShownPasswords.Look newcomer(IdentitySource source, Whose whose, SourcePerson person) {
    if (source.use().accounts() == SourcedAccounts.NEVER) {
      return new ShownPasswords.Wrong();
    }
    if (!sighting.make(source, whose.address(), whose.domain(), person)) {
      return new ShownPasswords.Away();
    }
    return transactions
        .read(entities -> Principal.find(entities, whose.address().toString()))
        .<ShownPasswords.Look>map(ShownPasswords.Right::new)
        .orElseGet(ShownPasswords.Away::new);
  }

  /**
   * Returns whether an account still belongs to its owner, for sign-ins in which the owner shows no
   * password. It is false if all sources of the domain say that they no longer know the owner. A
   * source that cannot be asked now, or cannot be asked without a password, does not count against
   * the owner.
   */
  boolean isKnown(Principal principal) {
    Optional<Whose> whose = whose(Optional.of(principal), principal.name());
    if (whose.isEmpty() || authority(whose.get()) != PasswordAuthority.SOURCE) {
      return true;
    }
    List<OpenedSource> sources = asked.of(whose.get().address().domain());
    for (OpenedSource source : sources) {
      if (sighting.isFresh(source.source(), principal.account())) {
        return true;
      }
      Optional<SourceAnswer> answer = asked.find(source, whose.get().name());
      if (answer.isEmpty() || answer.get() instanceof SourceAnswer.Silent) {
        return true;
      }
      if (answer.get() instanceof SourceAnswer.Known(SourcePerson person)) {
        sighting.seen(source.source(), whose.get().address(), home(principal), person);
        return true;
      }
    }
    return sources.isEmpty();
  }
}
