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

/** The menu's data about the visitor. */
@Named("menu")
@RequestScoped
public class Menu {
  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  private String domain;

  /** Returns whether the visitor belongs to a help desk and administers nothing. */
  public boolean isOfHelpDesk() {
    return visitor.caller().rights() instanceof Rights.User;
  }

  /** Redirects the help desk to its own page. */
  public void lead() {
    if (isOfHelpDesk()) {
      Redirect.to("/help-desk");
    }
  }

  /** The domain of its administrator; empty for an administrator of the server. */
  public String getDomain() {
    if (domain == null) {
      domain = visitor.caller().administersServer() ? "" : own();
    }
    return domain;
  }

  /** The types of directory objects without a fixed place in the menu. */
  public List<TypeWords> getTypes() {
    return types(type -> !type.isOfStrangers() && !type.isOfCertificates());
  }

  /** The types of objects that control the policy for mail from unknown senders. */
  public List<TypeWords> getStrangersTypes() {
    return types(TypeWords::isOfStrangers);
  }

  /** The types of objects around certificates. */
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
