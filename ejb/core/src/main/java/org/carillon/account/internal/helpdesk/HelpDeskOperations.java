package org.carillon.account.internal.helpdesk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.GivenPassword;
import org.carillon.account.helpdesk.HelpDesk;
import org.carillon.account.helpdesk.HelpedAccount;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.signin.Bar;
import org.carillon.account.signin.Bars;
import org.carillon.account.token.Tokens;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;

/**
 * The help desk. It acts with the rights of whoever administers the domain, under its own name, and
 * only after it was asked whether the account administers anything.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class HelpDeskOperations implements HelpDesk {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Tokens tokens;
  private final Bars bars;

  @Inject
  public HelpDeskOperations(
      DirectoryTransactions transactions, Accounts accounts, Tokens tokens, Bars bars) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.bars = bars;
  }

  /** As whom it acts: administrators as they are. */
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
                    .map(page -> page.map(account -> shown(account, Optional.empty()))));
  }

  @Override
  public Answer<HelpedAccount> find(Caller caller, String address) {
    return acting(caller)
        .then(acting -> accounts.find(acting, address).then(account -> told(acting, account)));
  }

  private Answer<HelpedAccount> told(Caller acting, Account account) {
    return bars.find(acting, account.address()).map(bar -> shown(account, bar));
  }

  private static HelpedAccount shown(Account account, Optional<Bar> bar) {
    return new HelpedAccount(
        account.address(), account.displayName(), account.enabled(), bar.map(Bar::ends));
  }

  /** Does something to an account that administers nothing. */
  private Answer<HelpedAccount> to(
      Caller caller, String address, Function<Caller, Function<Account, Answer<?>>> deed) {
    return acting(caller)
        .then(
            acting ->
                accounts
                    .find(acting, address)
                    .then(
                        account -> {
                          Optional<Failure> refusal = refusal(caller, account);
                          Answer<?> done =
                              refusal.isPresent()
                                  ? Answer.failed(refusal.get())
                                  : deed.apply(acting).apply(account);
                          return done.asFailure()
                              .<Answer<HelpedAccount>>map(Answer::failed)
                              .orElseGet(() -> find(caller, account.address()));
                        }));
  }

  private Optional<Failure> refusal(Caller caller, Account account) {
    if (account.id() == caller.account()) {
      return Optional.of(
          new Failure.NotAllowed("own", "Your own account you look after where you sign in."));
    }
    Answer<Boolean> administers =
        transactions.look(
            entities ->
                new Answer.Done<>(
                    DirectoryQueries.account(entities, account.id())
                        .map(row -> AccountAuthority.rights(entities, row))
                        .filter(rights -> !(rights instanceof Rights.User))
                        .isPresent()));
    return switch (administers) {
      case Answer.Done<Boolean>(Boolean does) when !does -> Optional.empty();
      case Answer.Done<Boolean> _ ->
          Optional.of(
              new Failure.NotAllowed(
                  "administers-more", account.address() + " administers more than you do."));
      case Answer.Failed<Boolean>(Failure away) -> Optional.of(away);
    };
  }

  @Override
  public Answer<HelpedAccount> renewPassword(Caller caller, String address, String password) {
    // A found token would be a way to have everybody's account for good.
    if (caller.proof() == Proof.TOKEN) {
      return Answer.failed(
          new Failure.NotAllowed("token", "Sign in by your password to give another a new one."));
    }
    AccountChange change =
        new AccountChange(
            Optional.of(new GivenPassword.Typed(password)), Optional.empty(), Optional.empty());
    return to(
        caller,
        address,
        acting ->
            account -> accounts.change(acting, account.address(), change, OptionalLong.empty()));
  }

  @Override
  public Answer<HelpedAccount> signOut(Caller caller, String address) {
    return to(
        caller, address, acting -> account -> tokens.signOutEverywhere(acting, account.address()));
  }

  @Override
  public Answer<HelpedAccount> liftBar(Caller caller, String address) {
    return to(caller, address, acting -> account -> bars.lift(acting, account.address()));
  }
}
