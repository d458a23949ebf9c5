package org.carillon.webmail;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.contract.identity.Caller;
import org.carillon.web.WebApplication;

/** The application for those who have an account. */
@ApplicationScoped
public class Webmail implements WebApplication {

  /** The name of its session cookie. */
  public static final String COOKIE = "carillon-mail";

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
  public boolean admits(Caller caller) {
    return caller.hasAccount();
  }
}
