package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.policy.sentence.OwnRules;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.web.PageContext;
import org.carillon.web.request.Visitor;

/** The state of the automatic reply, for every page; read once a request. */
@Named("awayState")
@RequestScoped
public class VacationState {
  @Inject private OwnRules rules;
  @Inject private RuleWords words;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;

  private String said;

  /** A reminder that automatic replies are on; empty while they are off or the state is unknown. */
  public String getSaid() {
    if (said == null) {
      said =
          rules.running(visitor.caller())
                  instanceof Answer.Done<Optional<RuleScript>>(Optional<RuleScript> script)
              ? script
                  .flatMap(VacationPage::vacation)
                  .filter(away -> away.answersOn(LocalDate.now(ui.getServedZone())))
                  .map(words::away)
                  .orElse("")
              : "";
    }
    return said;
  }
}
