package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.AccountUses;
import org.carillon.mailbox.UsedAccount;
import org.carillon.web.Answers;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.ObjectList;

/** The list of accounts with their usage. */
@Named("accounts")
@RequestScoped
public class AccountsPage {
  /** The limit of domains in the filter; above it, the domain's page links here. */
  private static final int OFFERED = 200;

  @Inject private AccountUses uses;
  @Inject private Domains allDomains;
  @Inject private ObjectList list;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private final Map<String, AccountUse> shown = new HashMap<>();
  private List<Domain> domains = List.of();

  public void load() {
    var listed =
        uses.list(visitor.caller(), parameters.some("domain"), list.request(), isNearlyFull())
            .map(page -> page.map(this::noted));
    list.show(AccountType.TYPE, listed.map(page -> page.map(used -> used.account().entry())));
    list.keep("full=" + isNearlyFull());
    answers
        .take(
            allDomains.list(
                visitor.caller(), new PageRequest(Optional.empty(), Optional.empty(), OFFERED)))
        .ifPresent(found -> domains = found.items());
  }

  private UsedAccount noted(UsedAccount used) {
    shown.put(used.account().address(), used.use());
    return used;
  }

  /** Returns the usage of a listed account. */
  public AccountUse use(String address) {
    return shown.get(address);
  }

  public List<Domain> getDomains() {
    return domains;
  }

  /** Returns whether only nearly full accounts are shown. */
  public boolean isNearlyFull() {
    return parameters.text("full").equals("true");
  }

  /** The page that deletes all listed accounts; empty if the list is not filtered. */
  public String getDeletion() {
    String domain = parameters.text("domain");
    String search = parameters.text("q");
    return domain.isEmpty() && search.isEmpty() || isNearlyFull()
        ? ""
        : "account-deletion?domain=" + Redirect.encoded(domain) + "&q=" + Redirect.encoded(search);
  }
}
