package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.recovery.DeletedMail;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.Recovery;
import org.carillon.recovery.RecoverySelection;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Lists the deleted mail of an account's owner, and restores it. */
@Named("recovery")
@RequestScoped
public class RecoveryPage {

  /** The period that the list covers. */
  public enum Period {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    /** The span that reaches as far back as there is anything to restore. */
    ALL(Duration.ofDays(36_500));

    private final Duration length;

    Period(Duration length) {
      this.length = length;
    }
  }

  @Inject private Recovery recovery;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<DeletedMail> deleted = List.of();
  private String as;

  public void load() {
    answers
        .take(recovery.list(visitor.caller(), getAccount(), since()))
        .ifPresent(found -> deleted = found);
  }

  private Instant since() {
    return Instant.now().minus(getPeriod().length);
  }

  /** Restores the messages that were expunged from one folder. */
  public void bringMessages() {
    bring(Optional.of(parameters.text("bring-messages")), Optional.empty());
  }

  /** Restores a deleted folder, under another name if one is given. */
  public void bringFolder() {
    String name = parameters.text("bring-folder");
    Optional<String> other = Optional.ofNullable(as).map(String::strip);
    bring(Optional.of(name), other.filter(some -> !some.isEmpty()).or(() -> Optional.of(name)));
  }

  /** Restores everything that is listed. */
  public void bringAll() {
    bring(Optional.empty(), Optional.empty());
  }

  private void bring(Optional<String> mailbox, Optional<String> wanted) {
    var selection = new RecoverySelection(mailbox, since(), wanted);
    Answer<Recovered> answer = recovery.recover(visitor.caller(), getAccount(), selection);
    switch (answer) {
      case Answer.Done<Recovered>(Recovered back) -> {
        notices.show(Notice.of("recovery.done", back.messages(), back.mailboxes().size()));
        Redirect.to("/recovery?account=" + getEncoded() + "&since=" + getPeriod());
      }
      case Answer.Failed<Recovered>(Failure.NotFound _) ->
          answers.wrong(null, texts.of("recovery.gone"));
      case Answer.Failed<Recovered>(Failure.Taken _) ->
          answers.wrong("as", texts.of("recovery.taken"));
      case Answer.Failed<Recovered>(Failure failure) -> answers.show(null, failure);
    }
  }

  public String getAccount() {
    return parameters.text("account");
  }

  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  public List<DeletedMail> getDeleted() {
    return deleted;
  }

  public Period getPeriod() {
    String wanted = parameters.text("since");
    for (Period period : Period.values()) {
      if (period.name().equals(wanted)) {
        return period;
      }
    }
    return Period.ALL;
  }

  public List<Period> getPeriods() {
    return List.of(Period.values());
  }

  public String getAs() {
    return as;
  }

  public void setAs(String as) {
    this.as = as;
  }
}
