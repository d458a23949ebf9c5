package org.carillon.identity.internal.helpdesk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.helpdesk.HelpDesk;
import org.carillon.identity.helpdesk.HelpedAccount;
import org.carillon.identity.helpdesk.HelpedAccount.Reach;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.identity.signin.Bar;
import org.carillon.identity.signin.Bars;
import org.carillon.identity.token.Tokens;

/**
 * The operations of the help desk. They run with the rights of a domain administrator, under the
 * helper's own name, and only after a check that the account administers nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HelpDeskOperations implements HelpDesk {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Tokens tokens;
  private final Bars bars;
  private final ForgottenPasswords codes;
  private final SecondFactors factors;

  @Inject
  public HelpDeskOperations(
      DirectoryTransactions transactions,
      Accounts accounts,
      Tokens tokens,
      Bars bars,
      ForgottenPasswords codes,
      SecondFactors factors) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.bars = bars;
    this.codes = codes;
    this.factors = factors;
  }

  /** Returns the caller with whose rights the operation runs. Administrators keep theirs. */
  private static Answer<Caller> acting(Caller caller) {
    if (!(caller.rights() instanceof Rights.User)) {
      return new Answer.Done<>(caller);
    }
    OptionalLong domain = caller.helped();
    return domain.isEmpty()
        ? Answer.failed(new Failure.NotAllowed())
        : new Answer.Done<>(
            new Caller(
                caller.account(),
                caller.name(),
                new Rights.DomainAdministrator(domain.getAsLong()),
                caller.session(),
                caller.proof(),
                caller.from()));
  }

  @Override
  public Answer<Page<HelpedAccount>> list(Caller caller, PageRequest request) {
    return acting(caller)
        .then(
            acting ->
                accounts
                    .list(acting, Optional.empty(), request)
                    .then(page -> bars.list(acting).then(barred -> told(caller, page, barred))));
  }

  private Answer<Page<HelpedAccount>> told(Caller caller, Page<Account> page, List<Bar> barred) {
    Map<String, Bar> bars = new HashMap<>();
    barred.stream()
        .filter(bar -> bar.kind() == Bar.Kind.ACCOUNT)
        .forEach(bar -> bars.put(bar.whom(), bar));
    return transactions.look(
        entities -> {
          Set<Long> administering =
              AccountAuthority.administering(
                  entities, page.items().stream().map(Account::id).toList());
          return new Answer.Done<>(
              page.map(
                  account ->
                      shown(
                          account,
                          Optional.ofNullable(bars.get(account.address())),
                          false,
                          account.id() == caller.account()
                              ? Reach.OWN
                              : administering.contains(account.id())
                                  ? Reach.ADMINISTERS
                                  : Reach.OPEN)));
        });
  }

  @Override
  public Answer<HelpedAccount> find(Caller caller, String address) {
    return acting(caller)
        .then(
            acting ->
                accounts
                    .find(acting, address)
                    .then(
                        account ->
                            reach(caller, account).then(reach -> told(acting, account, reach))));
  }

  private Answer<HelpedAccount> told(Caller acting, Account account, Reach reach) {
    Answer<Boolean> hasFactor =
        reach == Reach.OPEN
            ? factors.find(acting, account.address()).map(Optional::isPresent)
            : new Answer.Done<>(false);
    return hasFactor.then(
        factor ->
            bars.find(acting, account.address()).map(bar -> shown(account, bar, factor, reach)));
  }

  private static HelpedAccount shown(
      Account account, Optional<Bar> bar, boolean hasFactor, Reach reach) {
    return new HelpedAccount(
        account.address(),
        account.displayName(),
        account.enabled(),
        bar.map(Bar::ends),
        hasFactor,
        reach);
  }

  private Answer<Reach> reach(Caller caller, Account account) {
    return transactions.look(
        entities ->
            new Answer.Done<>(
                DirectoryQueries.account(entities, account.id())
                    .map(row -> reach(entities, caller, row))
                    .orElse(Reach.OPEN)));
  }

  private static Reach reach(EntityManager entities, Caller caller, AccountRow row) {
    if (row.id() == caller.account()) {
      return Reach.OWN;
    }
    if (row.isResource()) {
      return Reach.RESOURCE;
    }
    return AccountAuthority.rights(entities, row) instanceof Rights.User
        ? Reach.OPEN
        : Reach.ADMINISTERS;
  }

  private static Optional<Failure> refusal(Reach reach, Account account) {
    return switch (reach) {
      case OPEN -> Optional.empty();
      case OWN ->
          Optional.of(
              new Failure.NotAllowed(
                  "own", "You cannot do this for your own account. Use your own preferences."));
      case ADMINISTERS ->
          Optional.of(
              new Failure.NotAllowed(
                  "administers-more",
                  account.address()
                      + " has more administration rights than you. A server administrator can do this."));
      case RESOURCE -> Optional.of(AccountAuthority.resource(account.address()));
    };
  }

  /** Runs an operation on an account that administers nothing and whose owner is another person. */
  private <T> Answer<T> to(
      Caller caller, String address, BiFunction<Caller, Account, Answer<T>> action) {
    Answer<Caller> acting = acting(caller);
    // A stolen token would otherwise give access to every account, or allow unlimited guessing.
    if (acting instanceof Answer.Done<Caller> && caller.proof() == Proof.TOKEN) {
      return Answer.failed(
          new Failure.NotAllowed(
              "token", "Help desk staff must sign in with their password, not with a token."));
    }
    return acting.then(
        helper ->
            accounts
                .find(helper, address)
                .then(
                    account ->
                        reach(caller, account)
                            .then(
                                reach ->
                                    refusal(reach, account)
                                        .<Answer<T>>map(Answer::failed)
                                        .orElseGet(() -> action.apply(helper, account)))));
  }

  private Answer<HelpedAccount> toAndShow(
      Caller caller, String address, BiFunction<Caller, Account, Answer<?>> action) {
    return this.<HelpedAccount>to(
        caller,
        address,
        (helper, account) ->
            action
                .apply(helper, account)
                .asFailure()
                .<Answer<HelpedAccount>>map(Answer::failed)
                .orElseGet(() -> find(caller, account.address())));
  }

  @Override
  public Answer<ResetCode> makeResetCode(Caller caller, String address) {
    return to(caller, address, (helper, account) -> codes.reset(helper, account.address()));
  }

  @Override
  public Answer<HelpedAccount> renewPassword(Caller caller, String address, String password) {
    AccountChange change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(password)), Optional.empty(), Optional.empty());
    return toAndShow(
        caller,
        address,
        (helper, account) ->
            accounts.change(helper, account.address(), change, OptionalLong.empty()));
  }

  @Override
  public Answer<HelpedAccount> removeSecondFactor(Caller caller, String address) {
    return toAndShow(
        caller, address, (helper, account) -> factors.remove(helper, account.address()));
  }

  @Override
  public Answer<HelpedAccount> signOut(Caller caller, String address) {
    return toAndShow(
        caller, address, (helper, account) -> tokens.signOutEverywhere(helper, account.address()));
  }

  @Override
  public Answer<HelpedAccount> liftBar(Caller caller, String address) {
    return toAndShow(caller, address, (helper, account) -> bars.lift(helper, account.address()));
  }
}
