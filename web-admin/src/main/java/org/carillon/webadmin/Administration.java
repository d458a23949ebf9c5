package org.carillon.webadmin;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.web.request.WebApplication;

/** The application for those who administer the server or a domain, or are of a help desk. */
@ApplicationScoped
public class Administration implements WebApplication {

  @Override
  public String cookie() {
    return "carillon-admin";
  }

  @Override
  public String home() {
    return "/overview";
  }

  @Override
  public String words() {
    return "org.carillon.webadmin.words";
  }

  @Override
  public boolean admits(Caller caller) {
    return switch (caller.rights()) {
      case Rights.User() -> caller.helped().isPresent();
      case Rights.DomainAdministrator(long domain) -> true;
      case Rights.ServerAdministrator() -> true;
    };
  }
}
