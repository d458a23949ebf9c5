package org.carillon.webadmin.setting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carillon.account.Accounts;
import org.carillon.account.Domains;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Reading;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingSection;
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
   * Settings that are read together.
   *
   * @param key the section's name for programs
   * @param title the section's name for people
   * @param common the settings that most administrators need
   * @param expert the settings for experts
   * @param isOpen true if those for experts are shown without a click
   */
  public record Section(
      String key,
      String title,
      List<SettingLine> common,
      List<SettingLine> expert,
      boolean isOpen) {}

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

  /** Sets the values that were changed in the form. */
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

  /** Removes one value, so that it is inherited again. */
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

  public List<Group> getGroups() {
    return sheet.values().stream()
        .map(value -> section(value).group())
        .distinct()
        .sorted()
        .map(group -> new Group(group.key(), named("group." + group.key(), group.title())))
        .toList();
  }

  /** Returns the key of the group shown, or an empty text while all are searched. */
  public String getGroup() {
    if (isSearched()) {
      return "";
    }
    List<Group> groups = getGroups();
    return groups.stream()
        .map(Group::key)
        .filter(key -> key.equals(parameters.text("area")))
        .findFirst()
        .orElseGet(() -> groups.isEmpty() ? "" : groups.getFirst().key());
  }

  public boolean isSearched() {
    return parameters.some("q").isPresent();
  }

  private String shownQuery() {
    return isSearched() ? "q=" + Redirect.encoded(parameters.text("q")) : "area=" + getGroup();
  }

  /** Returns the sections that the form shows, without empty ones. */
  public List<Section> getSections() {
    String group = getGroup();
    Map<SettingSection, List<SettingLine>> lines = new TreeMap<>(SettingSection.ORDER);
    for (SettingValue value : sheet.values()) {
      SettingSection section = section(value);
      SettingLine line = line(value);
      boolean isShown =
          isSearched() ? line.has(parameters.text("q")) : section.group().key().equals(group);
      if (isShown) {
        lines.computeIfAbsent(section, each -> new ArrayList<>()).add(line);
      }
    }
    return lines.entrySet().stream().map(each -> shown(each.getKey(), each.getValue())).toList();
  }

  private Section shown(SettingSection section, List<SettingLine> lines) {
    String title =
        section
            .service()
            .map(service -> named("service." + service, section.title()))
            .orElseGet(() -> named("section." + section.key(), section.title()));
    List<SettingLine> common = lines.stream().filter(line -> !line.isForExperts()).toList();
    List<SettingLine> expert = lines.stream().filter(SettingLine::isForExperts).toList();
    boolean isOpen =
        isSearched()
            || common.isEmpty()
            || expert.stream().anyMatch(line -> line.isOwn() || !line.getProblem().isEmpty());
    return new Section(section.key(), title, common, expert, isOpen);
  }

  private static SettingSection section(SettingValue value) {
    return SettingSection.of(value.setting().key());
  }

  /** Returns the name in the reader's language, or the declared one where the bundle has none. */
  private String named(String key, String declared) {
    return texts.knows(key) ? texts.of(key) : declared;
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

  public long getVersion() {
    return sheet.version();
  }

  /** The sheet's level: {@code server}, {@code domain}, {@code class} or {@code account}. */
  public String getLevel() {
    if (!getServiceClass().isEmpty()) {
      return "class";
    }
    return !getAccount().isEmpty() ? "account" : domain.isEmpty() ? "server" : "domain";
  }

  /** The subject of the sheet; empty for the server's. */
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

  public String getEncodedClass() {
    return Redirect.encoded(getServiceClass());
  }

  /** The name of the account's class of service, or empty. */
  public String getClassOfAccount() {
    return sheet.serviceClass().orElse("");
  }

  public String getEncodedAccount() {
    return Redirect.encoded(getAccount());
  }

  /** The part of the page's query that identifies the sheet. */
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
