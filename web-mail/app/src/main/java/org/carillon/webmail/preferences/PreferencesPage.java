package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.PasswordInput;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.TimeFormats;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.OwnAppearance;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.FormField;
import org.carillon.web.field.RecordForm;
import org.carillon.web.language.Languages;
import org.carillon.web.language.WordBundles;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebPeer;

/** The page of the reader's preferences: name, password, appearance. */
@Named("preferences")
@RequestScoped
public class PreferencesPage {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private OwnAppearance ownAppearance;
  @Inject private Texts texts;
  @Inject private PageContext ui;
  @Inject private WordBundles words;
  @Inject private HttpServletRequest request;
  @Inject private SkinForm skin;
  @Inject private TimesForm times;
  @Inject private CalendarForm calendar;
  @Inject private ReadingForm reading;

  private final RecordForm<NameForm> name = new RecordForm<>(NameForm.class);
  private final RecordForm<AppearanceForm> appearance = new RecordForm<>(AppearanceForm.class);
  private final RecordForm<PasswordForm> password = new RecordForm<>(PasswordForm.class);
  private String nameNow = "";

  /** The reader's name, as others read it in mail. */
  public record NameForm(
      @Field(label = "preferences.name", help = "preferences.name.help", autocomplete = "name")
          String displayName) {}

  /**
   * The appearance of pages.
   *
   * @param theme their colours
   * @param density how near their rows are
   * @param language their language
   */
  public record AppearanceForm(
      @Field(label = "preferences.theme", choices = "theme") Appearance.Theme theme,
      @Field(label = "preferences.density", choices = "density") Appearance.Density density,
      @Field(label = "preferences.language", choices = "language") String language) {}

  /**
   * A change of the password.
   *
   * @param old the one so far
   * @param password the new one
   */
  public record PasswordForm(
      @Field(
              label = "preferences.password.old",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String old,
      @Field(
              label = "preferences.password.new",
              required = true,
              secret = true,
              autocomplete = "new-password")
          String password) {}

  @PostConstruct
  void begin() {
    Appearance now = ui.getAppearance();
    appearance.choices("language", languages());
    appearance.show(new AppearanceForm(now.theme(), now.density(), now.language()));
  }

  private List<FormField.Option> languages() {
    return Stream.concat(
            Stream.of(FormField.Option.of(Appearance.AUTO, "language.auto")),
            words.languages().stream()
                .map(code -> FormField.Option.named(code, Languages.ownName(code))))
        .toList();
  }

  public void load() {
    answers
        .take(accounts.find(visitor.caller(), visitor.caller().name()))
        .ifPresent(
            account -> {
              nameNow = account.displayName();
              name.show(new NameForm(nameNow));
            });
  }

  /** Saves everything that changed, except the password. */
  public void save() {
    List<Boolean> kept =
        List.of(rename(), changeAppearance(), skin.keep(), calendar.keep(), reading.keep());
    if (!kept.contains(false)) {
      back("saved");
    }
  }

  private boolean rename() {
    return name.read(answers, texts)
        .map(NameForm::displayName)
        .filter(wanted -> wanted.equals(nameNow) || isChanged(visitor.caller(), named(wanted)))
        .isPresent();
  }

  private static AccountChange named(String name) {
    return new AccountChange(Optional.empty(), Optional.of(name), Optional.empty());
  }

  /** Changes the password if the old one is correct. */
  public void renewPassword() {
    password.read(answers, texts).ifPresent(this::renew);
  }

  private void renew(PasswordForm typed) {
    var credentials = new Credentials.OwnPassword(visitor.caller(), typed.old());
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _, var _) -> {
        var password = Optional.<PasswordInput>of(new PasswordInput.Typed(typed.password()));
        if (isChanged(caller, new AccountChange(password, Optional.empty(), Optional.empty()))) {
          back("preferences.password.changed");
        }
      }
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          answers.wrong("old", texts.of("preferences.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, texts.of("later"));
    }
  }

  private boolean isChanged(Caller caller, AccountChange change) {
    return answers
        .take(accounts.change(caller, caller.name(), change, OptionalLong.empty()))
        .isPresent();
  }

  /** Saves the appearance, for all browsers, and the time formats. */
  private boolean changeAppearance() {
    Optional<TimeFormats> formats = times.read();
    return appearance
        .read(answers, texts)
        .flatMap(
            wanted ->
                formats.map(
                    these ->
                        new Appearance(wanted.theme(), wanted.density(), wanted.language(), these)))
        .filter(
            wanted ->
                wanted.equals(ui.getAppearance())
                    || answers.take(ownAppearance.choose(visitor.caller(), wanted)).isPresent())
        .isPresent();
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/preferences");
  }

  public RecordForm<NameForm> getName() {
    return name;
  }

  public RecordForm<AppearanceForm> getAppearance() {
    return appearance;
  }

  public RecordForm<PasswordForm> getPassword() {
    return password;
  }
}
