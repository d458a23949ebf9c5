package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.carillon.account.Accounts;
import org.carillon.account.Domains;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The owner of the rules on a page: an account, a domain, or else the server. */
@Named("ruleOwner")
@RequestScoped
public class RuleOwner {
  @Inject private Accounts accounts;
  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;

  /** The owner; empty after an error page if the visitor may not know of it. */
  Optional<ScriptOwner> find() {
    if (!getAccount().isEmpty()) {
      return answers
          .take(accounts.find(visitor.caller(), getAccount()))
          .map(account -> new ScriptOwner.Account(account.id()));
    }
    if (!getDomain().isEmpty()) {
      return answers
          .take(domains.find(visitor.caller(), getDomain()))
          .map(domain -> new ScriptOwner.Domain(domain.id()));
    }
    return Optional.of(new ScriptOwner.Server());
  }

  /** The account's address, or empty. */
  public String getAccount() {
    return parameters.text("account");
  }

  /** The domain's name, or empty. */
  public String getDomain() {
    return parameters.text("domain");
  }

  /** The owner's name; empty for the server. */
  public String getName() {
    return getAccount().isEmpty() ? getDomain() : getAccount();
  }

  /** The owner's kind: {@code account}, {@code domain} or {@code server}. */
  public String getKind() {
    if (!getAccount().isEmpty()) {
      return "account";
    }
    return getDomain().isEmpty() ? "server" : "domain";
  }

  /** The heading of the owner's list. */
  public String getTitle() {
    return getName().isEmpty() ? texts.of("rules") : texts.of("rules.of", getName());
  }

  /** A page about the owner. */
  public String page(String view) {
    return getName().isEmpty() ? view : view + "?" + getKind() + "=" + Redirect.encoded(getName());
  }

  /** A page about one of the owner's scripts. */
  public String page(String view, String script) {
    String page = page(view);
    return page + (page.contains("?") ? "&" : "?") + "script=" + Redirect.encoded(script);
  }
}
