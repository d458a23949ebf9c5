package org.carillon.webadmin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.web.request.WebApplication;

/** The application for those who administer the server or a domain, or are of a help desk. */
@ApplicationScoped
public class Administration implements WebApplication {
  /** What there is for the help desk: its page, and those from which it is led there. */
  private static final Set<String> OF_HELP_DESK = Set.of("", "/", "/overview", "/help-desk");

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
  public List<String> languages() {
    return List.of("en", "de");
  }

  @Override
  public boolean admits(Caller caller) {
    return switch (caller.rights()) {
      case Rights.User() -> caller.helped().isPresent();
      case Rights.DomainAdministrator(long domain) -> true;
      case Rights.ServerAdministrator() -> true;
    };
  }

  @Override
  public boolean shows(String page, Caller caller) {
    return !(caller.rights() instanceof Rights.User) || OF_HELP_DESK.contains(page);
  }
}
