package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.StoredScript;
import org.carillon.policy.rule.AllowedRules;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;

/** The scripts of one owner. */
@Named("rules")
@RequestScoped
public class RulesPage {
  @Inject private ScriptAccess scripts;
  @Inject private RuleOwner owner;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  private List<StoredScript> rows = List.of();
  private AllowedRules allowed = AllowedRules.ALL;

  public void load() {
    owner
        .find()
        .ifPresent(
            found -> {
              allowed = AllowedRules.of(scripts.capabilities(found));
              answers.take(scripts.list(visitor.caller(), found)).ifPresent(all -> rows = all);
            });
  }

  public AllowedRules getAllowed() {
    return allowed;
  }

  /** The scripts, by name. */
  public List<StoredScript> getRows() {
    return rows;
  }
}
