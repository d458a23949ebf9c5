package org.carillon.webadmin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.web.request.WebApplication;

/** The application for administrators of the server or a domain, and for help desks. */
@ApplicationScoped
public class Administration implements WebApplication {
  /** The help desk's pages: its own, and those that redirect to it. */
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
