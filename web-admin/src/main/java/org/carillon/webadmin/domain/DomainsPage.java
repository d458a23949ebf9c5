package org.carillon.webadmin.domain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.NewDomain;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.name.DomainName;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** All domains, and making one. */
@Named("domains")
@RequestScoped
public class DomainsPage {
  private static final int ROWS = 50;

  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private Page<Domain> page;
  private String name;
  private String description;

  /** Reads the list. */
  public void load() {
    var request = new PageRequest(parameters.some("q"), parameters.some("after"), ROWS);
    answers.take(domains.list(visitor.caller(), request)).ifPresent(found -> page = found);
  }

  /** Makes a domain. */
  public void create() {
    var domain = new NewDomain(name, description == null ? "" : description);
    answers
        .take(domains.create(visitor.caller(), domain))
        .ifPresent(
            made -> {
              notices.show(Notice.of("domain.created", readable(made.name())));
              Redirect.to("/domain?domain=" + made.name());
            });
  }

  /** A name in U-labels. */
  public String readable(String domain) {
    return DomainName.readable(domain);
  }

  /** The rows shown. */
  public Page<Domain> getPage() {
    return page;
  }

  /** The address of what follows, as a query. */
  public String getNextQuery() {
    return "q="
        + Redirect.encoded(parameters.text("q"))
        + "&after="
        + Redirect.encoded(page.next().orElse(""));
  }

  /** The new domain's name as typed. */
  public String getName() {
    return name;
  }

  /** Takes the new domain's name. */
  public void setName(String name) {
    this.name = name;
  }

  /** The new domain's description as typed. */
  public String getDescription() {
    return description;
  }

  /** Takes the new domain's description. */
  public void setDescription(String description) {
    this.description = description;
  }
}
