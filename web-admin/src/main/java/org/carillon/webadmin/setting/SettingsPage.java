package org.carillon.webadmin.setting;

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
import org.carillon.account.Domains;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Reading;
import org.carillon.settings.Scope;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * The settings of the server, a domain, a class of service or an account, made from their
 * declarations. A save sets what differs from what was shown; everything else goes on inheriting.
 */
@Named("settings")
@RequestScoped
public class SettingsPage {

  /**
   * Settings that are shown together on one page.
   *
   * @param key the word that asks for it
   * @param title its name for people
   */
  public record Group(String key, String title) {}

  /**
   * A capability's settings: those whose keys begin with the same word.
   *
   * @param key that word
   * @param title its name for people
   * @param lines the settings
   */
  public record Area(String key, String title, List<SettingLine> lines) {}

  @Inject private SettingChanges changes;
  @Inject private Domains domains;
  @Inject private Accounts accounts;
  @Inject private ServiceClasses classes;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Optional<Scope> scope = Optional.empty();
  private String domain = "";
  private SettingChanges.Sheet sheet = SettingChanges.Sheet.NONE;
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** Reads the sheet. */
  public void load() {
    domain = parameters.text("domain");
    scope = wanted();
    scope
        .flatMap(at -> answers.take(changes.list(visitor.caller(), at)))
        .ifPresent(found -> sheet = found);
  }

  private Optional<Scope> wanted() {
    if (parameters.some("class").isPresent()) {
      return answers
          .take(classes.find(visitor.caller(), getServiceClass()))
          .map(
              found -> {
                domain =
                    found.domain().isEmpty()
                        ? ""
                        : found.name().substring(found.name().lastIndexOf('@') + 1);
                return Scope.serviceClass(found.domain().orElse(Scope.NO_DOMAIN), found.id());
              });
    }
    if (parameters.some("account").isPresent()) {
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
    for (SettingValue value : sheet.values()) {
      parameters.texts("set:" + value.setting().key()).forEach(text -> take(value, text, changed));
    }
    if (problems.isEmpty()) {
      change(changed, "saved");
    } else {
      FacesContext.getCurrentInstance().validationFailed();
    }
  }

  private void take(SettingValue value, String typed, Map<String, Optional<String>> changed) {
    var type = value.setting().type();
    if (SettingLine.sameText(typed, words().shown(type, value.text()))) {
      return;
    }
    switch (words().read(type, typed)) {
      case Reading.Valid<String>(String text) ->
          changed.put(value.setting().key(), Optional.of(text));
      case Reading.Invalid<String>(String why) -> problems.put(value.setting().key(), why);
    }
  }

  private SettingWords words() {
    return new SettingWords(texts);
  }

  /** Takes one value away, so that it is inherited again. */
  public void reset() {
    change(Map.of(parameters.text("reset"), Optional.empty()), "settings.was-reset");
  }

  private void change(Map<String, Optional<String>> changed, String said) {
    var answer = changes.change(visitor.caller(), scope.orElseThrow(), changed, version());
    if (answer instanceof Answer.Failed<SettingChanges.Sheet>(Failure.Invalid invalid)) {
      problems.put(invalid.field(), invalid.message());
      FacesContext.getCurrentInstance().validationFailed();
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            done -> {
              notices.show(Notice.of(said));
              Redirect.to("/settings?" + getScopeQuery() + shownQuery());
            });
  }

  private OptionalLong version() {
    return parameters.number("version");
  }

  private static String areaOf(SettingValue value) {
    return SettingGroups.area(value.setting().key());
  }

  private Set<String> areas() {
    Set<String> areas = new LinkedHashSet<>();
    sheet.values().forEach(value -> areas.add(areaOf(value)));
    return areas;
  }

  /** The groups that have settings here. */
  public List<Group> getGroups() {
    return SettingGroups.with(areas()).stream()
        .map(key -> new Group(key, texts.of("group." + key)))
        .toList();
  }

  /** The group shown; empty while all are searched. */
  public String getGroup() {
    if (isSearched()) {
      return "";
    }
    return parameters
        .some("area")
        .map(SettingGroups::of)
        .orElseGet(() -> getGroups().isEmpty() ? "" : getGroups().getFirst().key());
  }

  /** Whether settings are sought by words. */
  public boolean isSearched() {
    return parameters.some("q").isPresent();
  }

  private String shownQuery() {
    return isSearched() ? "q=" + Redirect.encoded(parameters.text("q")) : "area=" + getGroup();
  }

  /** The settings that the form shows, by area; without those where there are none. */
  public List<Area> getAreas() {
    List<Area> shown = new ArrayList<>();
    for (String area : areas()) {
      List<SettingLine> lines =
          sheet.values().stream()
              .filter(value -> areaOf(value).equals(area))
              .map(this::line)
              .filter(
                  line ->
                      isSearched()
                          ? line.has(parameters.text("q"))
                          : SettingGroups.of(area).equals(getGroup()))
              .toList();
      if (!lines.isEmpty()) {
        shown.add(new Area(area, texts.of("area." + area), lines));
      }
    }
    return shown;
  }

  private SettingLine line(SettingValue value) {
    String key = value.setting().key();
    List<String> typed = parameters.texts("set:" + key);
    return new SettingLine(
        value,
        typed.isEmpty() || problems.isEmpty()
            ? words().shown(value.setting().type(), value.text())
            : typed.getFirst(),
        problems.getOrDefault(key, ""),
        scope.orElseThrow().level(),
        sheet.serviceClass(),
        texts);
  }

  /** The sheet's version. */
  public long getVersion() {
    return sheet.version();
  }

  /**
   * The level the sheet is of: {@code server}, {@code domain}, {@code class} or {@code account}.
   */
  public String getLevel() {
    if (!getServiceClass().isEmpty()) {
      return "class";
    }
    return !getAccount().isEmpty() ? "account" : domain.isEmpty() ? "server" : "domain";
  }

  /** Whose sheet it is; empty for the server's. */
  public String getSubject() {
    if (!getServiceClass().isEmpty()) {
      return getServiceClass();
    }
    return getAccount().isEmpty() ? domain : getAccount();
  }

  /** The domain; empty for the server's sheet. */
  public String getDomain() {
    return domain;
  }

  /** The account; empty for other sheets. */
  public String getAccount() {
    return parameters.text("account");
  }

  /** The class of service; empty for other sheets. */
  public String getServiceClass() {
    return parameters.text("class");
  }

  /** The class of service as part of an address. */
  public String getEncodedClass() {
    return Redirect.encoded(getServiceClass());
  }

  /** The name of the account's class of service; empty where it is in none. */
  public String getClassOfAccount() {
    return sheet.serviceClass().orElse("");
  }

  /** The account as part of an address. */
  public String getEncodedAccount() {
    return Redirect.encoded(getAccount());
  }

  /** The part of the page's query that says whose sheet it is. */
  public String getScopeQuery() {
    if (!getServiceClass().isEmpty()) {
      return "class=" + getEncodedClass() + "&";
    }
    if (!getAccount().isEmpty()) {
      return "account=" + getEncodedAccount() + "&";
    }
    return domain.isEmpty() ? "" : "domain=" + domain + "&";
  }
}
