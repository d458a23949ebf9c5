package org.carillon.policy.internal.applying;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.internal.sieve.StoredMessageRules;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskWork;

/** Applies rules to mail that is in a mailbox already, on behalf of its account. */
@ApplicationScoped
public class RuleTaskKind implements TaskKind<RuleTaskParameters> {
  static final String NAME = "rules.apply";

  private final SqlTransactions transactions;
  private final MailAccess mail;
  private final StoredMessageRules rules;
  private final ServiceCallers behalf;

  @Inject
  RuleTaskKind(
      SqlTransactions transactions,
      MailAccess mail,
      StoredMessageRules rules,
      ServiceCallers behalf) {
    this.transactions = transactions;
    this.mail = mail;
    this.rules = rules;
    this.behalf = behalf;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Rules on existing mail";
  }

  @Override
  public String unit() {
    return "messages";
  }

  @Override
  public JsonObject write(RuleTaskParameters parameters) {
    return parameters.json();
  }

  @Override
  public Optional<RuleTaskParameters> read(JsonObject parameters) {
    return RuleTaskParameters.of(parameters);
  }

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public TaskWork work(RuleTaskParameters parameters) {
    return new RuleTaskWork(transactions, mail, rules, one -> behalf.of(one, "rules"), parameters);
  }
}
