package org.carillon.webadmin.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.account.renaming.Renames;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Rights;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Renames an account or domain, on its page. */
@Named("renaming")
@RequestScoped
public class RenameForm {
  @Inject private Renames renames;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private FailureSentences sentences;
  @Inject private Notices notices;

  private String to;
  private boolean keepsOld = true;

  /** Renames the account of the page. */
  public void account() {
    Answer<Account> answer =
        renames.account(visitor.caller(), parameters.text("account"), text(), keepsOld);
    if (answer instanceof Answer.Done<Account>(Account renamed)) {
      notices.show(Notice.of("renamed", renamed.address()));
      Redirect.to("/account?account=" + Redirect.encoded(renamed.address()));
    } else {
      refuse(answer);
    }
  }

  /** Renames the domain of the page. */
  public void domain() {
    Answer<Domain> answer =
        renames.domain(visitor.caller(), parameters.text("domain"), text(), keepsOld);
    if (answer instanceof Answer.Done<Domain>(Domain renamed)) {
      notices.show(Notice.of("renamed", renamed.name()));
      Redirect.to("/domain?domain=" + Redirect.encoded(renamed.name()));
    } else {
      refuse(answer);
    }
  }

  private void refuse(Answer<?> answer) {
    Failure failure = answer.asFailure().orElseThrow();
    if (failure instanceof Failure.Invalid || failure instanceof Failure.Taken) {
      answers.wrong("to", sentences.of(failure));
    } else {
      answers.take(answer);
    }
  }

  private String text() {
    return to == null ? "" : to.strip();
  }

  /** Returns whether the visitor may rename domains. */
  public boolean isForDomains() {
    return visitor.caller().administersServer();
  }

  /** Returns whether the visitor may rename accounts. */
  public boolean isForAccounts() {
    return !(visitor.caller().rights() instanceof Rights.User);
  }

  public String getTo() {
    return to;
  }

  public void setTo(String typed) {
    to = typed;
  }

  /** Returns whether the old name stays as an alias. */
  public boolean isKeepsOld() {
    return keepsOld;
  }

  public void setKeepsOld(boolean keeps) {
    keepsOld = keeps;
  }
}
