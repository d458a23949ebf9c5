package org.carillon.webadmin.directory;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.web.Answers;
import org.carillon.web.FailureSentences;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * A form's fields for an object: one for each attribute that the operation takes. A submitted form
 * shows the typed values again; errors are shown at their fields.
 */
@Dependent
public class ObjectFields {
  /** Sent by each such form, so that an unchecked box differs from a form that was not sent. */
  private static final String SENT = "said";

  private static final String DOMAIN = "domain";

  @Inject private FieldOptions offered;
  @Inject private Domains domains;
  @Inject private Settings settings;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private FailureSentences sentences;
  @Inject private Texts texts;

  private final Map<String, String> problems = new HashMap<>();
  private ObjectType type;
  private Operation operation;
  private AttributeValues present;
  private TypeWords words;

  /** True to show the stored values instead of the typed ones. */
  private boolean isAnew;

  /**
   * Sets the purpose of the form.
   *
   * @param now the object's attributes; empty for a new object
   */
  void ask(ObjectType of, Operation what, AttributeValues now) {
    type = of;
    operation = what;
    present = now;
    words = new TypeWords(of, texts);
  }

  /** The requested attributes; the secrets of an existing object are renewed elsewhere. */
  private List<Attribute<?>> attributes() {
    return type.said(operation).stream()
        .filter(attribute -> operation == Operation.CREATE || attribute.isShown())
        .filter(Attribute::isTyped)
        .filter(attribute -> kind().isEmpty() || isOfKind(attribute))
        .toList();
  }

  private boolean isOfKind(Attribute<?> attribute) {
    return IdentitySourceType.concerns(kind().orElseThrow(), attribute);
  }

  /** The kind of an existing or new identity source; empty for other types. */
  Optional<String> kind() {
    return type == IdentitySourceType.TYPE
        ? present
            .get(IdentitySourceType.KIND)
            .or(() -> parameters.some(IdentitySourceType.KIND.name()).filter(kinds()::contains))
        : Optional.empty();
  }

  private static List<String> kinds() {
    return ((AttributeType.Choice) IdentitySourceType.KIND.type()).words();
  }

  /** Returns whether the kind must be chosen before other fields are shown. */
  public boolean isKindAsked() {
    return type == IdentitySourceType.TYPE && kind().isEmpty();
  }

  /** The kind that was chosen for a new object, or empty. */
  public String getKind() {
    return operation == Operation.CREATE ? kind().orElse("") : "";
  }

  public String getKindTitle() {
    return words.word(IdentitySourceType.KIND, getKind());
  }

  /** The field for the kind. */
  public List<FieldLine> getKindLines() {
    return List.of(line(IdentitySourceType.KIND));
  }

  /** Returns the typed values, or empty if a required one is missing. */
  Optional<AttributeValues> read() {
    var values = new AttributeValues();
    for (Attribute<?> attribute : attributes()) {
      Optional<?> value = typed(attribute);
      if (value.isEmpty() && isRequired(attribute)) {
        problems.putIfAbsent(attribute.name(), texts.of("field.required"));
      }
      values = values.read(attribute, value.filter(said -> !isPresent(attribute, said)));
    }
    if (problems.isEmpty()) {
      return Optional.of(values);
    }
    FacesContext.getCurrentInstance().validationFailed();
    return Optional.empty();
  }

  /** An account has a password or its hash, but no form asks for the hash. */
  private boolean isRequired(Attribute<?> attribute) {
    return attribute == AccountType.PASSWORD
        || ObjectType.use(attribute, operation) == Attribute.Use.MUST;
  }

  /** Unchanged values are not sent: they may require another right. */
  private boolean isPresent(Attribute<?> attribute, Object said) {
    return present.get(attribute).filter(said::equals).isPresent();
  }

  private Optional<?> typed(Attribute<?> attribute) {
    String text = parameters.text(attribute.name());
    Optional<String> some = Optional.of(text).filter(said -> !said.isEmpty());
    return switch (attribute.type()) {
      case AttributeType.Name() ->
          some.map(said -> attribute == type.key() ? whole(said, getDomain()) : said);
      case AttributeType.Text(int _) -> operation == Operation.CHANGE ? Optional.of(text) : some;
      case AttributeType.Secret(boolean _) ->
          parameters.texts(attribute.name()).stream().findFirst().filter(said -> !said.isEmpty());
      case AttributeType.Whole whole -> some.flatMap(said -> number(attribute.name(), whole, said));
      case AttributeType.Switch() -> Optional.of(!text.isEmpty());
      case AttributeType.Names(int _) ->
          Optional.of(
              parameters.texts(attribute.name()).stream()
                  .flatMap(typed -> Arrays.stream(typed.split("[\\s,]+")))
                  .filter(name -> !name.isEmpty())
                  .toList());
      case AttributeType.Choice(List<String> all) -> some.filter((Predicate<String>) all::contains);
      case AttributeType.Time() -> Optional.empty();
    };
  }

  /**
   * The implicit domain of an address that is typed without one; empty if there is none, or if the
   * objects have no address as key.
   */
  public String getDomain() {
    boolean isAddressed =
        operation == Operation.CREATE
            && type.within().filter(DOMAIN::equals).isPresent()
            && type.key().example().contains("@");
    return isAddressed ? parameters.some(DOMAIN).or(this::onlyDomain).orElse("") : "";
  }

  static String whole(String said, String domain) {
    return said.contains("@") || domain.isEmpty() ? said : said + "@" + domain;
  }

  private Optional<Integer> number(String name, AttributeType.Whole whole, String said) {
    try {
      int number = Integer.parseInt(said);
      if (!whole.excludes(number)) {
        return Optional.of(number);
      }
    } catch (NumberFormatException noNumber) {
      // The message is the same as for a number that is too large.
    }
    problems.put(name, texts.of("field.number", whole.least(), whole.most()));
    return Optional.empty();
  }

  /** Returns the result of a success, or shows the failure and returns empty. */
  <T> Optional<T> take(Answer<T> answer) {
    boolean isShown =
        switch (answer.asFailure().orElse(null)) {
          case null -> false;
          case Failure.Invalid invalid -> show(invalid.field(), invalid);
          case Failure.Taken taken -> show(taken.field(), taken);
          case Failure.SeveralInvalid several ->
              several.each().stream().allMatch(each -> show(each.field(), each));
          case Failure.Outdated _ -> {
            showPresent();
            yield false;
          }
          case Failure.NotFound _,
              Failure.NotAllowed _,
              Failure.LimitReached _,
              Failure.Damaged _,
              Failure.TryLater _ ->
              false;
        };
    if (isShown) {
      FacesContext.getCurrentInstance().validationFailed();
      return Optional.empty();
    }
    return answers.take(answer);
  }

  /** Shows the stored values, and the typed ones beside them where they differ. */
  private void showPresent() {
    isAnew = true;
    for (Attribute<?> attribute : attributes()) {
      typed(attribute)
          .filter(said -> !isPresent(attribute, said))
          .map(said -> spoken(attribute, said))
          .ifPresent(said -> problems.put(attribute.name(), texts.of("objects.yours", said)));
    }
  }

  private String spoken(Attribute<?> attribute, Object said) {
    return words.shown(attribute, said);
  }

  private boolean show(String field, Failure failure) {
    boolean isAsked = attributes().stream().anyMatch(each -> each.name().equals(field));
    if (isAsked) {
      problems.put(field, sentences.of(failure));
    }
    return isAsked;
  }

  public List<FieldLine> getLines() {
    return lines(false);
  }

  /** The fields in the folded section. */
  public List<FieldLine> getFoldedLines() {
    return lines(true);
  }

  /** Shows an empty form again, because the typed values were saved. */
  void startAnew() {
    isAnew = true;
  }

  /** The title of the folded section. */
  public String getParticulars() {
    return words.of("particulars");
  }

  /** Returns whether the section has a title of its own for this type and is always shown. */
  public boolean isGrouped() {
    return words.key("particulars").startsWith(type.plural());
  }

  /** Returns whether the section is shown because one of its fields has an error. */
  public boolean isUnfolded() {
    return getFoldedLines().stream().anyMatch(line -> !line.problem().isEmpty());
  }

  private List<FieldLine> lines(boolean isFolded) {
    return attributes().stream()
        .filter(attribute -> attribute.isFolded() == isFolded)
        .filter(attribute -> attribute != IdentitySourceType.KIND)
        .<FieldLine>map(this::line)
        .toList();
  }

  private <T> FieldLine line(Attribute<T> attribute) {
    String name = attribute.name();
    Optional<List<FieldLine.Word>> words =
        offered.of(attribute, this.words, presentWords(attribute));
    String source = offered.source(attribute);
    return new FieldLine(
        name,
        kind(attribute.type(), words.isPresent()),
        this.words.title(attribute),
        help(attribute, words.isPresent()),
        attribute.example(),
        attribute.type() instanceof AttributeType.Text(int most) ? most : 0,
        attribute.isSecret() ? "" : text(attribute),
        words.orElse(List.of()),
        source,
        source.isEmpty() ? "" : texts.of(source),
        problems.getOrDefault(name, ""),
        firstWrong().filter(name::equals).isPresent());
  }

  /** The field that gets the focus: in the order of the page, the folded section last. */
  private Optional<String> firstWrong() {
    return Stream.of(false, true)
        .flatMap(
            isFolded -> attributes().stream().filter(attribute -> attribute.isFolded() == isFolded))
        .map(Attribute::name)
        .filter(problems::containsKey)
        .findFirst();
  }

  private List<String> presentWords(Attribute<?> attribute) {
    return present
        .get(attribute)
        .map(
            value ->
                value instanceof List<?> several
                    ? several.stream().map(Object::toString).toList()
                    : List.of(value.toString()))
        .orElse(List.of());
  }

  private String help(Attribute<?> attribute, boolean isChosen) {
    if (attribute == AccountType.PASSWORD) {
      return PasswordRule.in(scope(), settings, texts);
    }
    String help =
        kind().map(kind -> words.help(attribute, kind)).orElseGet(() -> words.help(attribute));
    if (attribute == type.key() && !getDomain().isEmpty()) {
      return (help + " " + texts.of("objects.local-part", getDomain())).strip();
    }
    return attribute.type() instanceof AttributeType.Names && !isChosen
        ? (help + " " + texts.of("objects.lines")).strip()
        : help;
  }

  /** The scope of the settings that apply to the new object. */
  private Scope scope() {
    return Optional.of(getDomain())
        .filter(name -> !name.isEmpty())
        .flatMap(
            name ->
                domains.find(visitor.caller(), name) instanceof Answer.Done<Domain>(Domain found)
                    ? Optional.of(Scope.domain(found.id()))
                    : Optional.empty())
        .orElse(Scope.server());
  }

  private <T> String text(Attribute<T> attribute) {
    if (!isAnew && parameters.some(SENT).isPresent()) {
      boolean isSwitch = attribute.type() instanceof AttributeType.Switch;
      String typed = String.join("\n", parameters.texts(attribute.name())).strip();
      return isSwitch ? String.valueOf(!typed.isEmpty()) : typed;
    }
    return present
        .get(attribute)
        .<Object>map(value -> value)
        .or(
            () ->
                operation == Operation.CREATE && attribute.name().equals(DOMAIN)
                    ? onlyDomain()
                    : Optional.empty())
        .or(attribute::initial)
        .map(
            value ->
                value instanceof List<?> several
                    ? String.join("\n", several.stream().map(Object::toString).toList())
                    : value.toString())
        .orElse("");
  }

  /** A domain's administrator creates objects in that domain only. */
  private Optional<String> onlyDomain() {
    if (!(visitor.caller().rights() instanceof Rights.DomainAdministrator)) {
      return Optional.empty();
    }
    var one = new PageRequest(Optional.empty(), Optional.empty(), 1);
    return domains.list(visitor.caller(), one)
            instanceof Answer.Done<Page<Domain>>(Page<Domain> own)
        ? own.items().stream().findFirst().map(Domain::name)
        : Optional.empty();
  }

  private static String kind(AttributeType<?> type, boolean isChosen) {
    return switch (type) {
      case AttributeType.Names(int _) when isChosen -> "boxes";
      case AttributeType<?> _ when isChosen -> "choice";
      case AttributeType.Name() -> "line";
      case AttributeType.Text(int _) -> "line";
      case AttributeType.Whole(int _, int _) -> "line";
      case AttributeType.Secret(boolean _) -> "secret";
      case AttributeType.Switch() -> "check";
      case AttributeType.Names(int _) -> "lines";
      case AttributeType.Choice(var _) -> "choice";
      case AttributeType.Time() -> "line";
    };
  }
}
