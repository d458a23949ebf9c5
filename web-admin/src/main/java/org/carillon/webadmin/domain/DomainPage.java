package org.carillon.webadmin.domain;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.Domains;
import org.carillon.format.name.DomainName;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One domain. */
@Named("domain")
@RequestScoped
public class DomainPage {
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s,]+");

  @Inject private Domains domains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Domain shown;
  private String description;
  private String aliases;
  private boolean enabled;
  private String typed;

  /** Reads the domain. */
  public void load() {
    answers
        .take(domains.find(visitor.caller(), parameters.text("domain")))
        .ifPresent(
            found -> {
              shown = found;
              description = found.description();
              aliases = String.join("\n", found.aliases());
              enabled = found.enabled();
            });
  }

  /** Changes what the form shows. */
  public void save() {
    List<String> names =
        BETWEEN_NAMES
            .splitAsStream(aliases == null ? "" : aliases)
            .filter(name -> !name.isEmpty())
            .toList();
    var change =
        new DomainChange(
            Optional.of(names),
            Optional.of(description == null ? "" : description),
            Optional.of(enabled));
    answers
        .take(domains.change(visitor.caller(), shown.name(), change, parameters.number("version")))
        .ifPresent(
            changed -> {
              notices.show(Notice.of("saved"));
              Redirect.to("/domain?domain=" + changed.name());
            });
  }

  /** Deletes the domain, when its name was typed. */
  public void delete() {
    if (!shown.name().equals(typed)) {
      answers.wrong("typed", texts.of("delete.mistyped"));
      return;
    }
    answers
        .take(domains.delete(visitor.caller(), shown.name(), parameters.number("version")))
        .ifPresent(
            gone -> {
              notices.show(Notice.of("domain.deleted", gone.name()));
              Redirect.to("/domains");
            });
  }

  /** The domain as it is. */
  public Domain getShown() {
    return shown;
  }

  /** Its name in U-labels. */
  public String getTitle() {
    return shown == null ? "" : DomainName.readable(shown.name());
  }

  /** The description as typed. */
  public String getDescription() {
    return description;
  }

  /** Takes the description. */
  public void setDescription(String description) {
    this.description = description;
  }

  /** The other names as typed. */
  public String getAliases() {
    return aliases;
  }

  /** Takes the other names. */
  public void setAliases(String aliases) {
    this.aliases = aliases;
  }

  /** Whether its accounts can sign in and receive. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Takes whether its accounts can sign in and receive. */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /** What was typed to confirm deletion. */
  public String getTyped() {
    return typed;
  }

  /** Takes what was typed to confirm deletion. */
  public void setTyped(String typed) {
    this.typed = typed;
  }
}
