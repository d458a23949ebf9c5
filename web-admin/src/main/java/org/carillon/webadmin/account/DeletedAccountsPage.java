package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.DeletedAccount;
import org.carillon.account.DeletedAccounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Accounts that were deleted and can be brought back. */
@Named("deletedAccounts")
@RequestScoped
public class DeletedAccountsPage {
  private static final PageRequest ALL =
      new PageRequest(Optional.empty(), Optional.empty(), PageRequest.MOST);

  @Inject private DeletedAccounts accounts;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<DeletedAccount> all = List.of();
  private String as;

  public void load() {
    answers.take(accounts.list(visitor.caller(), ALL)).ifPresent(found -> all = found.items());
  }

  /** Restores one, under another address if one is given. */
  public void bring() {
    Optional<String> other =
        Optional.ofNullable(as).map(String::strip).filter(some -> !some.isEmpty());
    Answer<Account> answer = accounts.recover(visitor.caller(), parameters.text("bring"), other);
    switch (answer) {
      case Answer.Done<Account>(Account back) -> {
        notices.show(Notice.of("deleted-account.back", back.address()));
        Redirect.to("/account?account=" + Redirect.encoded(back.address()));
      }
      case Answer.Failed<Account>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("deleted-account.gone"));
      case Answer.Failed<Account>(Failure.Taken _) ->
          answers.wrong("as", texts.of("deleted-account.taken"));
      case Answer.Failed<Account>(Failure failure) -> answers.show(null, failure);
    }
  }

  /** The deleted accounts whose address matches the search. */
  public List<DeletedAccount> getAll() {
    return all.stream().filter(one -> one.address().contains(parameters.text("q"))).toList();
  }

  public boolean isNone() {
    return all.isEmpty();
  }

  public String getAs() {
    return as;
  }

  public void setAs(String as) {
    this.as = as;
  }
}
