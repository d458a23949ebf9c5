package org.carillon.webadmin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Rights;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.TypeWords;

/** What the menu has to know of who sees it. */
@Named("menu")
@RequestScoped
public class Menu {
  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  private String domain;

  /** Whether who sees it is of a help desk, and administers nothing. */
  public boolean isOfHelpDesk() {
    return visitor.caller().rights() instanceof Rights.User;
  }

  /** Sends the help desk to its own page. */
  public void lead() {
    if (isOfHelpDesk()) {
      Redirect.to("/help-desk");
    }
  }

  /** The domain of who administers one; empty for who administers the server. */
  public String getDomain() {
    if (domain == null) {
      domain = visitor.caller().administersServer() ? "" : own();
    }
    return domain;
  }

  /** Types of objects of the directory that have no place of their own in it. */
  public List<TypeWords> getTypes() {
    return types(type -> !type.isOfStrangers() && !type.isOfCertificates());
  }

  /** Types of objects by which strangers' mail is judged. */
  public List<TypeWords> getStrangersTypes() {
    return types(TypeWords::isOfStrangers);
  }

  /** Types of objects around certificates. */
  public List<TypeWords> getCertificateTypes() {
    return types(TypeWords::isOfCertificates);
  }

  private List<TypeWords> types(Predicate<TypeWords> which) {
    return TypeWords.others(visitor.caller(), texts).stream().filter(which).toList();
  }

  private String own() {
    var one = new PageRequest(Optional.empty(), Optional.empty(), 1);
    return domains.list(visitor.caller(), one)
            instanceof Answer.Done<Page<Domain>>(Page<Domain> all)
        ? all.items().stream().findFirst().map(Domain::name).orElse("")
        : "";
  }
}
