package org.carillon.webadmin.directory;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.Attribute.Offer;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.contract.identity.Caller;
import org.carillon.web.Texts;
import org.carillon.web.language.TimeZones;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.FieldLine.Word;

/** The options of a form's field, as the declaration of its attribute says. */
@Dependent
class FieldOptions {
  /** The limit of options to choose one from; above it, the name is typed. */
  private static final PageRequest OFFERED =
      new PageRequest(Optional.empty(), Optional.empty(), 100);

  /** The limit of checkboxes to choose several; above it, the names are typed. */
  private static final int MOST_BOXES = 20;

  private static final String DOMAINS = "domains";
  private static final String CLASSES = "service-classes";

  private final ServiceClasses classes;
  private final Directory directory;
  private final Domains domains;
  private final Visitor visitor;
  private final Texts texts;

  /** Cached, because a page gets its fields again and again. */
  private final Map<Attribute<?>, Optional<List<Word>>> known = new HashMap<>();

  @Inject
  FieldOptions(
      ServiceClasses classes, Directory directory, Domains domains, Visitor visitor, Texts texts) {
    this.classes = classes;
    this.directory = directory;
    this.domains = domains;
    this.visitor = visitor;
    this.texts = texts;
  }

  /**
   * The options of an attribute; empty if it is typed.
   *
   * @param present the object's current values: they are included even if the visitor may not see
   *     them elsewhere
   */
  Optional<List<Word>> of(Attribute<?> attribute, TypeWords words, List<String> present) {
    return known
        .computeIfAbsent(attribute, asked -> asked(asked, words))
        .map(some -> withPresent(some, present));
  }

  private Optional<List<Word>> asked(Attribute<?> attribute, TypeWords words) {
    if (attribute.type() instanceof AttributeType.Choice(List<String> all)) {
      return Optional.of(titled(attribute, words, all));
    }
    if (attribute.offer().isEmpty()) {
      return Optional.empty();
    }
    return switch (attribute.offer().get()) {
      case Offer.Objects(String plural) -> objects(attribute, plural, words);
      case Offer.Words(List<String> all) -> Optional.of(titled(attribute, words, all));
      case Offer.TimeZones() ->
          Optional.of(
              orNone(
                  TimeZones.all(texts.locale(), Instant.now()).stream()
                      .map(zone -> new Word(zone.id(), zone.label())),
                  none()));
    };
  }

  private Optional<List<Word>> objects(Attribute<?> attribute, String plural, TypeWords words) {
    Caller caller = visitor.caller();
    return switch (plural) {
      case CLASSES ->
          all(classes.list(caller, OFFERED))
              .map(some -> orNone(some.stream().map(FieldOptions::word), none()));
      case DOMAINS ->
          names(
              attribute,
              all(domains.list(caller, OFFERED)).map(some -> plain(some, Domain::name)),
              caller.administersServer(),
              words);
      default ->
          names(
              attribute,
              all(directory.list(caller, type(plural), Optional.empty(), OFFERED))
                  .map(some -> plain(some, DirectoryEntry::key)),
              attribute.atCreation() != Attribute.Use.MUST,
              words);
    };
  }

  /**
   * The names of objects, if there are any, and none of them for a single one that may be empty.
   */
  private Optional<List<Word>> names(
      Attribute<?> attribute, Optional<List<Word>> there, boolean mayBeEmpty, TypeWords words) {
    Optional<List<Word>> some = there.filter(all -> !all.isEmpty());
    if (attribute.type() instanceof AttributeType.Names) {
      return some.filter(all -> all.size() <= MOST_BOXES);
    }
    return mayBeEmpty ? some.map(all -> orNone(all.stream(), words.none(attribute))) : some;
  }

  private static ObjectType type(String plural) {
    return ObjectTypes.ofPlural(plural).orElseThrow();
  }

  private static List<Word> titled(Attribute<?> attribute, TypeWords words, List<String> all) {
    return all.stream().map(word -> new Word(word, words.word(attribute, word))).toList();
  }

  private static <T> Optional<List<T>> all(Answer<Page<T>> answer) {
    return answer instanceof Answer.Done<Page<T>>(Page<T> page) && page.next().isEmpty()
        ? Optional.of(page.items())
        : Optional.empty();
  }

  private static Word plain(String word) {
    return new Word(word, word);
  }

  private static <T> List<Word> plain(List<T> all, Function<T, String> name) {
    return all.stream().map(name).map(FieldOptions::plain).toList();
  }

  private static Word word(ServiceClass one) {
    return one.description().isEmpty()
        ? plain(one.name())
        : new Word(one.name(), one.name() + " – " + one.description());
  }

  private String none() {
    return texts.of("objects.none.chosen");
  }

  private static List<Word> orNone(Stream<Word> all, String none) {
    return Stream.concat(Stream.of(new Word("", none)), all).toList();
  }

  private static List<Word> withPresent(List<Word> all, List<String> present) {
    Stream<Word> unknown =
        present.stream()
            .filter(name -> !name.isEmpty())
            .filter(name -> all.stream().noneMatch(one -> one.word().equals(name)))
            .map(FieldOptions::plain);
    return Stream.concat(all.stream(), unknown).toList();
  }

  /**
   * The plural of the type whose objects are the options, if the visitor may create one; else
   * empty. Domains are no detail of another object, so none is created on the way.
   */
  String source(Attribute<?> attribute) {
    return attribute.offer().orElse(null) instanceof Offer.Objects(String plural)
            && !plural.equals(DOMAINS)
            && TypeWords.isFor(type(plural), Operation.CREATE, visitor.caller())
        ? plural
        : "";
  }
}
