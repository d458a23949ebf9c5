package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Accounts;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.NewAccount;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.mailbox.AccountUses;
import org.carillon.mailbox.UsedAccount;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The accounts of one domain or of all, and making one. */
@Named("accounts")
@RequestScoped
public class AccountsPage {
  private static final int ROWS = 50;

  /** How many domains the filter offers; with more, an administrator comes from the domain. */
  private static final int OFFERED = 200;

  @Inject private Accounts accounts;
  @Inject private AccountUses uses;
  @Inject private Domains allDomains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private Page<UsedAccount> page;
  private List<Domain> domains = List.of();
  private String address;
  private String displayName;
  private String password;

  /** Reads the list. */
  public void load() {
    var request = new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
    answers
        .take(uses.list(visitor.caller(), parameters.some("domain"), request, isNearlyFull()))
        .ifPresent(found -> page = found);
    answers
        .take(
            allDomains.list(
                visitor.caller(), new PageRequest(Optional.empty(), Optional.empty(), OFFERED)))
        .ifPresent(found -> domains = found.items());
  }

  /** Makes an account. */
  public void create() {
    String name = displayName == null ? "" : displayName;
    answers
        .take(accounts.create(visitor.caller(), new NewAccount(address, password, name, true)))
        .ifPresent(
            made -> {
              notices.show(Notice.of("account.created", made.address()));
              Redirect.to("/account?account=" + Redirect.encoded(made.address()));
            });
  }

  /** A text as part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }

  /** The rows shown. */
  public Page<UsedAccount> getPage() {
    return page;
  }

  /** The domains the filter offers. */
  public List<Domain> getDomains() {
    return domains;
  }

  /** The domain asked for; empty for all. */
  public String getDomain() {
    return parameters.text("domain");
  }

  /** Whether only those are shown that are nearly full. */
  public boolean isNearlyFull() {
    return parameters.text("full").equals("true");
  }

  /** The address of what follows, as a query. */
  public String getNextQuery() {
    return "domain="
        + Redirect.encoded(getDomain())
        + "&full="
        + isNearlyFull()
        + "&q="
        + Redirect.encoded(parameters.text("q"))
        + "&after="
        + Redirect.encoded(page.next().orElse(""));
  }

  /** The new account's address as typed. */
  public String getAddress() {
    return address;
  }

  /** Takes the new account's address. */
  public void setAddress(String address) {
    this.address = address;
  }

  /** The new account's name as typed. */
  public String getDisplayName() {
    return displayName;
  }

  /** Takes the new account's name. */
  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** Takes the new account's password. */
  public void setPassword(String password) {
    this.password = password;
  }
}
