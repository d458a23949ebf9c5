package org.carillon.webadmin.directory;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.classes.ServiceClasses;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AdministratorType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ExternalFilterType;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.directory.certificate.AcmeAccountType;
import org.carillon.contract.directory.certificate.AcmeCertificateType;
import org.carillon.contract.directory.certificate.CertificateRequestType;
import org.carillon.contract.directory.certificate.ClientAuthorityType;
import org.carillon.contract.directory.hook.WebHookType;
import org.carillon.contract.directory.oauth.OAuthClientType;
import org.carillon.contract.directory.resource.ResourceType;
import org.carillon.contract.identity.Rights;
import org.carillon.hook.HookKind;
import org.carillon.identity.oauth.OAuthGrantType;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.web.Texts;
import org.carillon.web.language.TimeZones;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.directory.FieldLine.Word;

/** The options of a form's field whose attribute names existing objects. */
@Dependent
class FieldOptions {
  /** The limit of options to choose one from; above it, the name is typed. */
  private static final PageRequest OFFERED =
      new PageRequest(Optional.empty(), Optional.empty(), 100);

  /** The limit of checkboxes to choose several; above it, the names are typed. */
  private static final int MOST_BOXES = 20;

  /** The attributes that name one domain or none. */
  private static final List<Attribute<?>> DOMAIN =
      List.of(
          AdministratorType.DOMAIN,
          AcmeCertificateType.DOMAIN,
          CertificateRequestType.DOMAIN,
          FilterEntryType.DOMAIN,
          OAuthClientType.DOMAIN,
          WebHookType.DOMAIN);

  /** The attributes that name several domains. */
  private static final List<Attribute<?>> DOMAINS =
      List.of(ClientAuthorityType.DOMAINS, ExternalFilterType.DOMAINS, IdentitySourceType.DOMAINS);

  private static final List<Attribute<?>> TIME_ZONE =
      List.of(ResourceType.TIME_ZONE, PersonAttributes.TIME_ZONE);

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
    if (attribute == AccountType.CLASS) {
      return all(classes.list(visitor.caller(), OFFERED))
          .map(some -> orNone(some.stream().map(FieldOptions::word), none()));
    }
    if (attribute == AcmeCertificateType.ACCOUNT) {
      return all(directory.list(visitor.caller(), AcmeAccountType.TYPE, Optional.empty(), OFFERED))
          .filter(some -> !some.isEmpty())
          .map(some -> some.stream().map(DirectoryEntry::key).map(FieldOptions::plain).toList());
    }
    if (DOMAIN.contains(attribute)) {
      String none = words.none(attribute);
      return domains()
          .map(some -> visitor.caller().administersServer() ? orNone(some.stream(), none) : some);
    }
    if (DOMAINS.contains(attribute)) {
      return domains().filter(some -> some.size() <= MOST_BOXES);
    }
    if (TIME_ZONE.contains(attribute)) {
      return Optional.of(
          orNone(
              TimeZones.all(texts.locale(), Instant.now()).stream()
                  .map(zone -> new Word(zone.id(), zone.label())),
              none()));
    }
    return fixed(attribute).map(all -> titled(attribute, words, all));
  }

  private static Optional<List<String>> fixed(Attribute<?> attribute) {
    if (attribute == WebHookType.KINDS) {
      return Optional.of(HookKind.words());
    }
    if (attribute == OAuthClientType.SCOPES) {
      return Optional.of(Stream.of(OAuthScope.values()).map(OAuthScope::word).toList());
    }
    return attribute == OAuthClientType.GRANTS
        ? Optional.of(Stream.of(OAuthGrantType.values()).map(OAuthGrantType::word).toList())
        : Optional.empty();
  }

  private static List<Word> titled(Attribute<?> attribute, TypeWords words, List<String> all) {
    return all.stream().map(word -> new Word(word, words.word(attribute, word))).toList();
  }

  private Optional<List<Word>> domains() {
    return all(domains.list(visitor.caller(), OFFERED))
        .filter(some -> !some.isEmpty())
        .map(some -> some.stream().map(Domain::name).map(FieldOptions::plain).toList());
  }

  private static <T> Optional<List<T>> all(Answer<Page<T>> answer) {
    return answer instanceof Answer.Done<Page<T>>(Page<T> page) && page.next().isEmpty()
        ? Optional.of(page.items())
        : Optional.empty();
  }

  private static Word plain(String word) {
    return new Word(word, word);
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

  /** The type whose objects are the options, if the visitor may create one; else empty. */
  String source(Attribute<?> attribute) {
    if (attribute == AccountType.CLASS && !(visitor.caller().rights() instanceof Rights.User)) {
      return "service-classes";
    }
    boolean isOrderer = attribute == AcmeCertificateType.ACCOUNT;
    return isOrderer && visitor.caller().administersServer() ? "acme-accounts" : "";
  }
}
