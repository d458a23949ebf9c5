package org.carillon.webmail.function;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.web.request.Visitor;

/** The functions that the reader has; read once a request. */
@Named("functions")
@RequestScoped
public class Functions {
  private static final Map<String, WebFunction> PAGES =
      Map.of(
          "rules", WebFunction.RULES,
          "rule", WebFunction.RULES,
          "such", WebFunction.RULES,
          "away", WebFunction.AWAY,
          "forwarding", WebFunction.FORWARDING,
          "identities", WebFunction.IDENTITIES,
          "sharing", WebFunction.SHARING,
          "shares", WebFunction.SHARING);

  @Inject private HiddenFunctions all;
  @Inject private Visitor visitor;

  private Set<WebFunction> hidden;

  /** Returns whether the reader has a page, named as in addresses. */
  public boolean has(String page) {
    return !PAGES.containsKey(page) || !hidden().contains(PAGES.get(page));
  }

  private Set<WebFunction> hidden() {
    if (hidden == null) {
      List<WebFunction> found = visitor.isSignedIn() ? all.of(visitor.caller()) : List.of();
      hidden = EnumSet.noneOf(WebFunction.class);
      hidden.addAll(found);
    }
    return hidden;
  }
}
