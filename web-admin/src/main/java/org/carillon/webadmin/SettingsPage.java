package org.carillon.webadmin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Accounts;
import org.carillon.account.Answer;
import org.carillon.account.Domains;
import org.carillon.account.SettingChanges;
import org.carillon.account.SettingValue;
import org.carillon.settings.Scope;
import org.carillon.web.Answers;
import org.carillon.web.Asked;
import org.carillon.web.Go;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Say;
import org.carillon.web.Visitor;

/**
 * The settings of the server, a domain or an account, made from their declarations. A save sets
 * what differs from what was shown; everything else goes on inheriting.
 */
@Named("settings")
@RequestScoped
public class SettingsPage {

  /** A capability's settings: the first word of their keys. */
  public record Area(String key, String title) {}

  @Inject private SettingChanges changes;
  @Inject private Domains domains;
  @Inject private Accounts accounts;
  @Inject private Visitor visitor;
  @Inject private Asked asked;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Say say;

  private Optional<Scope> scope = Optional.empty();
  private String domain = "";
  private SettingChanges.Sheet sheet = new SettingChanges.Sheet(List.of(), 0);
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** Reads the sheet. */
  public void load() {
    domain = asked.text("domain");
    scope = wanted();
    scope
        .flatMap(at -> answers.take(changes.list(visitor.caller(), at)))
        .ifPresent(found -> sheet = found);
  }

  private Optional<Scope> wanted() {
    if (asked.some("account").isPresent()) {
      return answers
          .take(accounts.find(visitor.caller(), getAccount()))
          .map(
              found -> {
                domain = found.address().substring(found.address().lastIndexOf('@') + 1);
                return Scope.account(found.domain(), found.id());
              });
    }
    if (!domain.isEmpty()) {
      return answers
          .take(domains.find(visitor.caller(), domain))
          .map(found -> Scope.domain(found.id()));
    }
    return Optional.of(Scope.server());
  }

  /** Sets what was changed in the form. */
  public void save() {
    Map<String, Optional<String>> changed = new LinkedHashMap<>();
    for (SettingValue value : inArea()) {
      String key = value.setting().key();
      asked
          .texts("set:" + key)
          .forEach(
              text -> {
                if (!SettingLine.sameText(text, value.text())) {
                  changed.put(key, Optional.of(text));
                }
              });
    }
    change(changed, "saved");
  }

  /** Takes one value away, so that it is inherited again. */
  public void reset() {
    change(Map.of(asked.text("reset"), Optional.empty()), "settings.was-reset");
  }

  private void change(Map<String, Optional<String>> changed, String said) {
    var answer = changes.change(visitor.caller(), scope.orElseThrow(), changed, version());
    if (answer instanceof Answer.Invalid<SettingChanges.Sheet>(var field, var code, var message)) {
      problems.put(field, message);
      FacesContext.getCurrentInstance().validationFailed();
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            done -> {
              notices.show(Notice.of(said));
              Go.to("/settings?" + getScopeQuery() + "area=" + getArea());
            });
  }

  private OptionalLong version() {
    return asked.number("version");
  }

  private List<SettingValue> inArea() {
    String area = getArea();
    return sheet.values().stream().filter(value -> areaOf(value).equals(area)).toList();
  }

  private static String areaOf(SettingValue value) {
    String key = value.setting().key();
    return key.substring(0, key.indexOf('.'));
  }

  /** The capabilities that have settings here. */
  public List<Area> getAreas() {
    Set<String> keys = new LinkedHashSet<>();
    sheet.values().forEach(value -> keys.add(areaOf(value)));
    List<Area> areas = new ArrayList<>();
    for (String key : keys) {
      areas.add(new Area(key, say.knows("area." + key) ? say.of("area." + key) : key));
    }
    return areas;
  }

  /** The capability shown. */
  public String getArea() {
    return asked
        .some("area")
        .orElseGet(() -> sheet.values().isEmpty() ? "" : areaOf(sheet.values().getFirst()));
  }

  /** The settings of that capability, as the form shows them. */
  public List<SettingLine> getLines() {
    return inArea().stream()
        .map(
            value -> {
              String key = value.setting().key();
              List<String> typed = asked.texts("set:" + key);
              return new SettingLine(
                  value,
                  typed.isEmpty() || problems.isEmpty() ? value.text() : typed.getFirst(),
                  problems.getOrDefault(key, ""),
                  scope.orElseThrow().level(),
                  say);
            })
        .toList();
  }

  /** The sheet's version. */
  public long getVersion() {
    return sheet.version();
  }

  /** The level the sheet is of: {@code server}, {@code domain} or {@code account}. */
  public String getLevel() {
    return !getAccount().isEmpty() ? "account" : domain.isEmpty() ? "server" : "domain";
  }

  /** Whose sheet it is; empty for the server's. */
  public String getSubject() {
    return getAccount().isEmpty() ? domain : getAccount();
  }

  /** The domain; empty for the server's sheet. */
  public String getDomain() {
    return domain;
  }

  /** The account; empty for other sheets. */
  public String getAccount() {
    return asked.text("account");
  }

  /** The account as part of an address. */
  public String getEncodedAccount() {
    return Go.encoded(getAccount());
  }

  /** The part of the page's query that says whose sheet it is. */
  public String getScopeQuery() {
    if (!getAccount().isEmpty()) {
      return "account=" + getEncodedAccount() + "&";
    }
    return domain.isEmpty() ? "" : "domain=" + domain + "&";
  }
}
