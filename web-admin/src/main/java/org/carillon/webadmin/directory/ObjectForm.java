package org.carillon.webadmin.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** One object of a type: shows, changes and deletes it. */
@Named("object")
@RequestScoped
public class ObjectForm {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  @Inject private Directory directory;
  @Inject private ObjectFields fields;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Dates dates;

  private ObjectType type;
  private TypeWords words;
  private DirectoryEntry shown;
  private String typed;
  private TestOutcome tested;
  private String issuedSecret = "";

  /** Reads the object of the type that the address names. */
  public void load() {
    load(parameters.text("type"));
  }

  /** Reads the object of this type that the address names. */
  public void load(String plural) {
    Optional<ObjectType> wanted =
        ObjectTypes.ofPlural(plural).filter(one -> new TypeWords(one, texts).hasPage());
    if (wanted.isEmpty()) {
      Redirect.astray(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    type = wanted.get();
    words = new TypeWords(type, texts);
    answers
        .take(directory.find(visitor.caller(), type, parameters.text(type.name())))
        .ifPresent(
            found -> {
              shown = found;
              fields.ask(type, Operation.CHANGE, found.values());
            });
  }

  /** Changes what differs from what was shown. */
  public void save() {
    fields
        .read()
        .flatMap(
            values ->
                fields.take(
                    directory.change(
                        visitor.caller(), type, shown.key(), values, parameters.number("version"))))
        .ifPresent(
            changed -> {
              Optional<String> secret = changed.values().get(OAuthClientType.ISSUED_SECRET);
              if (secret.isPresent()) {
                issuedSecret = secret.get();
                fields.startAnew();
                load(type.plural());
                return;
              }
              notices.show(Notice.of("saved"));
              Redirect.to("/" + words.page(changed.key()));
            });
  }

  /** The new secret, in this response only; else empty. */
  public String getIssuedSecret() {
    return issuedSecret;
  }

  /** Returns whether a change may issue a secret, which a redirect could not show. */
  public boolean isIssuing() {
    return type.shown().contains(OAuthClientType.ISSUED_SECRET);
  }

  /** Deletes the object, once its name is typed. */
  public void delete() {
    if (!shown.key().equals(typed)) {
      answers.wrong("typed", texts.of("delete.mistyped"));
      return;
    }
    answers
        .take(directory.delete(visitor.caller(), type, shown.key(), parameters.number("version")))
        .ifPresent(
            gone -> {
              notices.show(Notice.of(words.key("deleted"), gone.key()));
              Redirect.to("/" + words.getList());
            });
  }

  /** Tests the service that the object describes, and shows the result. */
  public void test() {
    answers
        .take(directory.test(visitor.caller(), type, shown.key()))
        .ifPresent(outcome -> tested = outcome);
  }

  /** Returns whether the object can be tested. */
  public boolean isTestable() {
    return TypeWords.isFor(type, Operation.TEST, visitor.caller());
  }

  public boolean isTested() {
    return tested != null;
  }

  public boolean isWorking() {
    return tested.works();
  }

  /** The messages of the test. */
  public List<String> getSaid() {
    return tested.said();
  }

  public TypeWords getWords() {
    return words;
  }

  /** The type; its name stands in addresses. */
  public ObjectType getType() {
    return type;
  }

  public String getKey() {
    return shown.key();
  }

  public String getEncoded() {
    return Redirect.encoded(shown.key());
  }

  public String getTitle() {
    return shown == null ? "" : words.readable(shown.key());
  }

  /** The value of an attribute, or empty. */
  public <T> Optional<T> value(Attribute<T> attribute) {
    return shown == null ? Optional.empty() : shown.values().get(attribute);
  }

  /** The version that is shown; empty if the type has none. */
  public String getVersion() {
    return shown.version().isPresent() ? String.valueOf(shown.version().getAsLong()) : "";
  }

  public ObjectFields getFields() {
    return fields;
  }

  /** The read-only attributes besides its name; those without a value are left out. */
  public List<ObjectFact> getFacts() {
    return type.shown().stream()
        .filter(attribute -> attribute != type.key())
        .filter(attribute -> attribute.atChange() == Attribute.Use.NEVER)
        .flatMap(attribute -> fact(attribute).stream())
        .toList();
  }

  private Optional<ObjectFact> fact(Attribute<?> attribute) {
    return shown
        .values()
        .get(attribute)
        .map(
            value ->
                new ObjectFact(
                    words.title(attribute),
                    value instanceof Instant moment
                        ? dates.full(moment)
                        : words.shown(attribute, value),
                    words.help(attribute)));
  }

  /** The address of its account's calendars for calendar clients (CalDAV). */
  public String getCalendars() {
    var external = FacesContext.getCurrentInstance().getExternalContext();
    int port = external.getRequestServerPort();
    return external.getRequestScheme()
        + "://"
        + external.getRequestServerName()
        + (port == HTTPS || port == HTTP ? "" : ":" + port)
        + "/dav/calendars/"
        + getEncoded().replace("%40", "@").replace("+", "%20")
        + "/";
  }

  public boolean isDeletable() {
    return TypeWords.isFor(type, Operation.DELETE, visitor.caller());
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
