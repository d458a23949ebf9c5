package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Administrator;
import org.carillon.account.Administrators;
import org.carillon.account.NewAdministrator;
import org.carillon.account.token.Tokens;
import org.carillon.contract.answer.PageRequest;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Who administers the server and its domains. */
@Named("administrators")
@RequestScoped
public class AdministratorsPage {
  @Inject private Administrators administrators;
  @Inject private Tokens tokens;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<Administrator> rows = List.of();
  private String name;
  private String password;
  private String domain;

  /** Reads the list. */
  public void load() {
    var all = new PageRequest(Optional.empty(), Optional.empty(), PageRequest.MOST);
    answers.take(administrators.list(visitor.caller(), all)).ifPresent(page -> rows = page.items());
  }

  /** Makes an administrator. */
  public void create() {
    var made =
        new NewAdministrator(name, Optional.ofNullable(password), Optional.ofNullable(domain));
    answers
        .take(administrators.create(visitor.caller(), made))
        .ifPresent(done -> back(Notice.of("administrator.created", done.name())));
  }

  /** Takes the right away. */
  public void remove() {
    answers
        .take(
            administrators.delete(
                visitor.caller(), parameters.text("remove"), OptionalLong.empty()))
        .ifPresent(gone -> back(Notice.of("administrator.removed", gone.name())));
  }

  /** Signs an administrator out everywhere. */
  public void signOut() {
    String wanted = parameters.text("out");
    answers
        .take(tokens.signOutEverywhere(visitor.caller(), wanted))
        .ifPresent(done -> back(Notice.of("account.signed-out", wanted)));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/administrators");
  }

  /** The rows shown. */
  public List<Administrator> getRows() {
    return rows;
  }

  /** The name as typed. */
  public String getName() {
    return name;
  }

  /** Takes the name. */
  public void setName(String name) {
    this.name = name;
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** Takes the password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** The domain as typed. */
  public String getDomain() {
    return domain;
  }

  /** Takes the domain. */
  public void setDomain(String domain) {
    this.domain = domain;
  }
}
