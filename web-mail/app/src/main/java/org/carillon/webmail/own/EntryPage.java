package org.carillon.webmail.own;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.photo.Photos;
import org.carillon.account.profile.OwnEntryAttributes;
import org.carillon.account.profile.Profile;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The reader's directory entry, as far as the domain lets people change it. */
@Named("entry")
@RequestScoped
public class EntryPage {
  /** Attributes that programs maintain or that another page shows. */
  private static final List<Attribute<String>> HIDDEN =
      List.of(
          PersonAttributes.EXTERNAL_ID,
          PersonAttributes.PREFERRED_LANGUAGE,
          PersonAttributes.LOCALE,
          PersonAttributes.TIME_ZONE);

  @Inject private Accounts accounts;
  @Inject private OwnEntryAttributes own;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<Line> lines = List.of();
  private long version;
  private String name = "";
  private boolean isPhotoOpen;

  /**
   * An attribute of the entry and its value.
   *
   * @param label for people
   * @param value what is said; empty for nothing
   * @param isOpen whether the reader may change it
   * @param kind what is typed (HTML's {@code type})
   */
  public record Line(String attribute, String label, String value, boolean isOpen, String kind) {}

  public void load() {
    Optional<Account> account =
        answers.take(accounts.find(visitor.caller(), visitor.caller().name()));
    List<String> open = answers.take(own.changeable(visitor.caller())).orElse(List.of());
    account.ifPresent(
        found -> {
          version = found.version();
          name = found.displayName();
          lines = lines(found.profile(), open);
          isPhotoOpen = open.contains(Photos.ATTRIBUTE);
        });
  }

  private List<Line> lines(Profile profile, List<String> open) {
    boolean isTyped = FacesContext.getCurrentInstance().isPostback();
    List<Line> all = new ArrayList<>();
    for (Attribute<String> attribute : PersonAttributes.all()) {
      boolean isOpen = open.contains(attribute.name());
      String kept = profile.text(attribute);
      if (!HIDDEN.contains(attribute) && (isOpen || !kept.isEmpty())) {
        String value = isTyped && isOpen ? parameters.text(attribute.name()) : kept;
        all.add(
            new Line(
                attribute.name(),
                texts.of("entry." + attribute.name()),
                value,
                isOpen,
                kind(attribute)));
      }
    }
    return all;
  }

  private static String kind(Attribute<String> attribute) {
    return List.of(
                PersonAttributes.WORK_PHONE,
                PersonAttributes.MOBILE_PHONE,
                PersonAttributes.HOME_PHONE,
                PersonAttributes.FAX)
            .contains(attribute)
        ? "tel"
        : "text";
  }

  public void keep() {
    Map<String, String> said = new TreeMap<>();
    boolean isTooLong = false;
    for (Line line : lines) {
      if (line.isOpen()) {
        String value = line.value().strip();
        said.put(line.attribute(), value);
        isTooLong |= isTooLong(line.attribute(), value);
      }
    }
    OptionalLong seen = parameters.number("version");
    if (!isTooLong
        && answers
            .take(
                accounts.change(
                    visitor.caller(),
                    visitor.caller().name(),
                    new AccountChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Profile(said),
                        Optional.empty()),
                    seen))
            .isPresent()) {
      notices.show(Notice.of("saved"));
      Redirect.to("/entry");
    }
  }

  private boolean isTooLong(String name, String value) {
    int most = most(name);
    if (value.length() > most) {
      answers.wrong(name, texts.of("field.too-long", most));
      return true;
    }
    return false;
  }

  /** The most characters that an attribute may have. */
  public int most(String name) {
    return PersonAttributes.all().stream()
        .filter(one -> one.name().equals(name))
        .map(one -> one.type())
        .filter(AttributeType.Text.class::isInstance)
        .map(AttributeType.Text.class::cast)
        .mapToInt(AttributeType.Text::most)
        .findFirst()
        .orElse(0);
  }

  public String getName() {
    return name;
  }

  public boolean isPhotoOpen() {
    return isPhotoOpen;
  }

  /** The version of the entry that is shown. */
  public long getVersion() {
    return version;
  }

  public List<Line> getOpen() {
    return lines.stream().filter(Line::isOpen).toList();
  }

  /** The lines that only an administrator of the domain may change. */
  public List<Line> getClosed() {
    return lines.stream().filter(line -> !line.isOpen()).toList();
  }
}
