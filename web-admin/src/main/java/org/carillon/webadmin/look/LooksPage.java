package org.carillon.webadmin.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Domains;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.look.Colour;
import org.carillon.look.LookFile;
import org.carillon.look.LookFiles;
import org.carillon.look.LookSettings;
import org.carillon.look.Looks;
import org.carillon.look.Palette;
import org.carillon.look.Skin;
import org.carillon.settings.Origin;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.form.UploadedFile;
import org.carillon.web.look.LookServlet;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The look of a domain's webmail, or the default one: previewed before it is saved. */
@Named("looks")
@RequestScoped
public class LooksPage {
  @Inject private Looks looks;
  @Inject private LookFiles files;
  @Inject private SettingChanges changes;
  @Inject private Domains domains;
  @Inject private UploadedFile upload;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private String domain = "";
  private Optional<Scope> scope = Optional.empty();
  private LookInput own = new LookInput("", "", "", "");
  private LookInput shown = own;
  private boolean isChoice;
  private boolean isTried;
  private Optional<String> logo = Optional.empty();

  /** Reads the saved look and the one to preview. */
  public void load() {
    domain = parameters.text("domain");
    scope =
        domain.isEmpty()
            ? Optional.of(Scope.server())
            : answers
                .take(domains.find(visitor.caller(), domain))
                .map(found -> Scope.domain(found.id()));
    Optional<SettingChanges.Sheet> sheet =
        scope.flatMap(at -> answers.take(changes.list(visitor.caller(), at)));
    if (sheet.isEmpty()) {
      return;
    }
    read(sheet.get());
    if (parameters.some("try").isPresent()) {
      isTried = true;
      own = LookInput.of(parameters);
      shown = own.or(shown);
    }
    answers
        .take(files.list(visitor.caller(), LookFile.Kind.LOGO, asked()))
        .ifPresent(all -> logo = all.stream().findFirst().map(LookFile::digest));
  }

  private Optional<String> asked() {
    return Optional.of(domain).filter(name -> !name.isEmpty());
  }

  private void read(SettingChanges.Sheet sheet) {
    Origin here = domain.isEmpty() ? Origin.SERVER : Origin.DOMAIN;
    own =
        new LookInput(
            text(sheet, LookSettings.NAME, here),
            text(sheet, LookSettings.LIGHT, here),
            text(sheet, LookSettings.DARK, here),
            text(sheet, LookSettings.SKIN, here));
    shown =
        new LookInput(
            text(sheet, LookSettings.NAME, null),
            text(sheet, LookSettings.LIGHT, null),
            text(sheet, LookSettings.DARK, null),
            text(sheet, LookSettings.SKIN, null));
    isChoice =
        text(sheet, LookSettings.CHOICE, null).equals(LookSettings.CHOICE.type().write(true));
  }

  /** The value that is set at {@code origin}; at any level if that is null. */
  private static String text(SettingChanges.Sheet sheet, Setting<?> setting, Origin origin) {
    return sheet.values().stream()
        .filter(value -> value.setting().equals(setting))
        .filter(value -> origin == null || value.origin() == origin)
        .findFirst()
        .map(SettingValue::text)
        .orElse("");
  }

  /** Previews the typed values without saving them. */
  public void attempt() {
    Redirect.to("/looks?" + domainQuery() + LookInput.of(parameters).query() + "&try=1");
  }

  /** Saves the typed values. */
  public void save() {
    own = LookInput.of(parameters);
    Optional<byte[]> picture = upload.octets("logo", UploadedFile.SMALL);
    if (picture.isPresent()
        && answers.take(files.putLogo(visitor.caller(), asked(), picture.get())).isEmpty()) {
      return;
    }
    Map<String, Optional<String>> wanted = new LinkedHashMap<>();
    put(wanted, LookSettings.NAME, own.name());
    put(wanted, LookSettings.LIGHT, own.light());
    put(wanted, LookSettings.DARK, own.dark());
    put(wanted, LookSettings.SKIN, own.skin());
    boolean chosen = parameters.some("choice").isPresent();
    if (chosen != isChoice) {
      wanted.put(LookSettings.CHOICE.key(), Optional.of(LookSettings.CHOICE.type().write(chosen)));
    }
    keep(wanted, "looks.saved");
  }

  private static void put(Map<String, Optional<String>> wanted, Setting<?> setting, String text) {
    wanted.put(setting.key(), Optional.of(text).filter(some -> !some.isEmpty()));
  }

  /** Returns to the inherited look; removes the logo, too. */
  public void reset() {
    Map<String, Optional<String>> wanted = new LinkedHashMap<>();
    new LookSettings().settings().forEach(each -> wanted.put(each.key(), Optional.empty()));
    if (logo.isPresent()) {
      files.remove(visitor.caller(), LookFile.Kind.LOGO, asked(), "");
    }
    keep(wanted, "looks.reset.done");
  }

  public void removeLogo() {
    answers
        .take(files.remove(visitor.caller(), LookFile.Kind.LOGO, asked(), ""))
        .ifPresent(gone -> back("looks.logo.removed"));
  }

  private void keep(Map<String, Optional<String>> wanted, String said) {
    var answer =
        changes.change(visitor.caller(), scope.orElseThrow(), wanted, OptionalLong.empty());
    if (answer instanceof Answer.Failed<SettingChanges.Sheet>(Failure.Invalid invalid)) {
      answers.wrong(null, texts.of("looks.wrong." + field(invalid.field())));
    } else {
      answers.take(answer).ifPresent(done -> back(said));
    }
  }

  private static String field(String key) {
    return key.equals(LookSettings.NAME.key())
        ? "name"
        : key.equals(LookSettings.SKIN.key()) ? "skin" : "colour";
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Redirect.to("/looks?" + domainQuery());
  }

  private String domainQuery() {
    return domain.isEmpty() ? "" : "domain=" + Redirect.encoded(domain) + "&";
  }

  /** The lines about the colours' contrast. */
  public List<String> getContrasts() {
    var lines = new ArrayList<String>();
    shown
        .palette()
        .ifPresent(
            palette -> {
              tell(palette.light(), "light", lines);
              tell(palette.dark(), "dark", lines);
            });
    return lines;
  }

  private void tell(Palette.Shade shade, String page, List<String> lines) {
    NumberFormat format = NumberFormat.getInstance(texts.locale());
    format.setMaximumFractionDigits(1);
    String ratio = format.format(shade.contrast());
    String accent = shade.accent().hex();
    if (shade.requested().isEmpty()) {
      lines.add(texts.of("looks.contrast." + page + ".follows", accent));
    } else if (shade.isAdjusted()) {
      String requested = shade.requested().map(Colour::hex).orElse("");
      lines.add(texts.of("looks.contrast." + page + ".mended", requested, ratio, accent));
    } else {
      lines.add(texts.of("looks.contrast." + page + ".good", accent, ratio));
    }
  }

  /** The address of the preview of a page, without its theme. */
  public String getPreview() {
    return "look-preview?" + domainQuery() + shown.query();
  }

  public List<Skin> getSkins() {
    return looks.skins();
  }

  public String title(Skin skin) {
    return skin.isStock() ? texts.of("skin." + skin.name()) : skin.title();
  }

  /** The values set at this level. */
  public LookInput getOwn() {
    return own;
  }

  /** The values in force, including inherited ones. */
  public LookInput getShown() {
    return shown;
  }

  /** Returns whether users may choose skins themselves. */
  public boolean isChoice() {
    return isChoice;
  }

  /** Returns whether the shown look is not saved. */
  public boolean isTried() {
    return isTried;
  }

  /** The logo's address; empty if there is no own one. */
  public String getLogo() {
    return logo.map(digest -> LookServlet.logo("", digest).substring(1)).orElse("");
  }

  /** The domain's name; empty for the server. */
  public String getDomain() {
    return domain;
  }
}
