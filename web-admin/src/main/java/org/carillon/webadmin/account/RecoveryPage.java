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
import org.carillon.recovery.RecoveryWish;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** What an account's owner deleted, and bringing it back. */
@Named("recovery")
@RequestScoped
public class RecoveryPage {

  /** How far back the list reaches. */
  public enum Period {
    /** The last hour. */
    HOUR(Duration.ofHours(1)),
    /** The last day. */
    DAY(Duration.ofDays(1)),
    /** The last week. */
    WEEK(Duration.ofDays(7)),
    /** As far as there is anything to bring back. */
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

  /** Reads what can be brought back. */
  public void load() {
    answers
        .take(recovery.list(visitor.caller(), getAccount(), since()))
        .ifPresent(found -> deleted = found);
  }

  private Instant since() {
    return Instant.now().minus(getPeriod().length);
  }

  /** Brings back the messages that were expunged from one folder. */
  public void bringMessages() {
    bring(Optional.of(parameters.text("bring-messages")), Optional.empty());
  }

  /** Brings back one deleted folder, under another name where one is given. */
  public void bringFolder() {
    String name = parameters.text("bring-folder");
    Optional<String> other = Optional.ofNullable(as).map(String::strip);
    bring(Optional.of(name), other.filter(some -> !some.isEmpty()).or(() -> Optional.of(name)));
  }

  /** Brings back everything that is listed. */
  public void bringAll() {
    bring(Optional.empty(), Optional.empty());
  }

  private void bring(Optional<String> mailbox, Optional<String> wanted) {
    var wish = new RecoveryWish(mailbox, since(), wanted);
    Answer<Recovered> answer = recovery.recover(visitor.caller(), getAccount(), wish);
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

  /** The account's address. */
  public String getAccount() {
    return parameters.text("account");
  }

  /** Its address as part of an address. */
  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  /** What can be brought back. */
  public List<DeletedMail> getDeleted() {
    return deleted;
  }

  /** How far back the list reaches. */
  public Period getPeriod() {
    String wanted = parameters.text("since");
    for (Period period : Period.values()) {
      if (period.name().equals(wanted)) {
        return period;
      }
    }
    return Period.ALL;
  }

  /** All there are to choose from. */
  public List<Period> getPeriods() {
    return List.of(Period.values());
  }

  /** The name that a folder comes back under, as typed. */
  public String getAs() {
    return as;
  }

  /** Takes the name that a folder comes back under. */
  public void setAs(String as) {
    this.as = as;
  }
}
