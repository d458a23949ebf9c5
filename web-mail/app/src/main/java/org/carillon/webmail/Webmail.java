package org.carillon.webmail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.web.WebApplication;
import org.carillon.webmail.write.Interrupted;

/** The application for those who have an account. */
@ApplicationScoped
public class Webmail implements WebApplication {

  /** The name of its session cookie. */
  public static final String COOKIE = "carillon-mail";

  @Inject private Interrupted interrupted;

  @Override
  public String cookie() {
    return COOKIE;
  }

  @Override
  public String home() {
    return "/mail";
  }

  @Override
  public String words() {
    return "org.carillon.webmail.words";
  }

  @Override
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    return interrupted.hold(request, response);
  }

  @Override
  public boolean admits(Caller caller) {
    return caller.hasAccount();
  }
}
