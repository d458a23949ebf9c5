package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.sieve.sentence.SentenceScript;
import org.carillon.web.Ui;
import org.carillon.web.request.Visitor;

/** The state of the automatic reply, for every page; read once a request. */
@Named("awayState")
@RequestScoped
public class AwayState {
  @Inject private OwnRules rules;
  @Inject private RuleWords words;
  @Inject private Visitor visitor;
  @Inject private Ui ui;

  private String said;

  /** A reminder that automatic replies are on; empty while they are off or the state is unknown. */
  public String getSaid() {
    if (said == null) {
      said =
          rules.running(visitor.caller())
                  instanceof Answer.Done<Optional<SentenceScript>>(Optional<SentenceScript> script)
              ? script
                  .flatMap(AwayPage::vacation)
                  .filter(away -> away.answersOn(LocalDate.now(ui.getServedZone())))
                  .map(words::away)
                  .orElse("")
              : "";
    }
    return said;
  }
}
