package org.carillon.webadmin.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.DomainType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;

/**
 * How a type of objects is spoken of and where its pages are. What the bundle does not have of a
 * type it has of objects; attributes are called as they are declared, and otherwise in languages
 * other than English.
 */
public final class TypeWords {
  /** Types whose lists, and whose objects, have a view with more than all types have. */
  private static final Set<String> OWN_VIEWS =
      Set.of(
          "domains",
          "domain",
          "accounts",
          "account",
          "administrators",
          "group",
          "service-class",
          "web-hook");

  /** The icons of types by which strangers' mail is judged; they stand together in the menu. */
  private static final Map<String, String> STRANGERS =
      Map.of(
          "filter-entries", "file-text",
          "dns-lists", "server",
          "external-filters", "activity",
          "bans", "ban");

  /** The icons of types around certificates; they stand below these in the menu. */
  private static final Map<String, String> CERTIFICATES =
      Map.of(
          "acme-accounts",
          "key-round",
          "acme-certificates",
          "rotate-cw",
          "certificate-requests",
          "file-pen",
          "client-authorities",
          "shield-check");

  private static final Map<String, String> ICONS =
      Map.of(
          "dkim-keys", "file-pen",
          "groups", "users",
          "service-classes", "star",
          "forwarders", "forward",
          "resources", "clock",
          "identity-sources", "user-plus",
          "oauth-clients", "globe",
          "web-hooks", "forward");
  private static final String ICON = "at-sign";

  private final ObjectType type;
  private final Texts texts;

  /** In the reader's language. */
  public TypeWords(ObjectType type, Texts texts) {
    this.type = type;
    this.texts = texts;
  }

  /** What several are called. */
  public String getPlural() {
    return texts.knows(type.plural())
        ? texts.of(type.plural())
        : type.plural().substring(0, 1).toUpperCase(Locale.ROOT) + type.plural().substring(1);
  }

  /** A sentence of this type's own, or else of all. */
  public String of(String what) {
    return texts.of(key(what));
  }

  /** The key of that sentence. */
  String key(String what) {
    String own = type.plural() + "." + what;
    return texts.knows(own) ? own : "objects." + what;
  }

  /** What the type is called in addresses. */
  public String getName() {
    return type.plural();
  }

  /** Whether strangers' mail is judged by them. */
  public boolean isOfStrangers() {
    return STRANGERS.containsKey(type.plural());
  }

  /** Whether they are around certificates. */
  public boolean isOfCertificates() {
    return CERTIFICATES.containsKey(type.plural());
  }

  /** The icon of its list. */
  public String getIcon() {
    return Stream.of(STRANGERS, CERTIFICATES, ICONS)
        .map(icons -> icons.get(type.plural()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(ICON);
  }

  /** What a list can be narrowed to one of. */
  public String getWithin() {
    return type.within().map(other -> texts.of("within." + other)).orElse("");
  }

  /** What an attribute is called. */
  public String title(Attribute<?> attribute) {
    return said(attribute, "title", attribute.title());
  }

  String help(Attribute<?> attribute) {
    return said(attribute, "help", attribute.help());
  }

  /** Explains an attribute for the kind that was chosen. */
  String help(Attribute<?> attribute, String kind) {
    return said(attribute, "help." + kind, help(attribute));
  }

  /** What stands over its column: that something is on is its state. */
  String heading(Attribute<?> attribute) {
    return attribute.type() instanceof AttributeType.Switch
        ? said(attribute, "heading", texts.of("state"))
        : title(attribute);
  }

  /** One of the words to choose from. */
  public String word(Attribute<?> attribute, String word) {
    return said(attribute, "word." + word, word);
  }

  /** A value in a list. */
  String shown(Attribute<?> attribute, Object value) {
    return switch (value) {
      case List<?> several -> String.join(", ", several.stream().map(Object::toString).toList());
      case String word when attribute.type() instanceof AttributeType.Choice ->
          word(attribute, word);
      case Boolean on ->
          said(attribute, on ? "on" : "off", texts.of(on ? "state.on" : "state.off"));
      default -> value.toString();
    };
  }

  /** What is shown where an attribute has no value. */
  String none(Attribute<?> attribute) {
    return said(attribute, "none", "");
  }

  private String said(Attribute<?> attribute, String what, String declared) {
    String key = "attribute." + type.name() + "." + attribute.name() + "." + what;
    return texts.knows(key) ? texts.of(key) : declared;
  }

  /** An object's key as people read it. */
  String readable(String key) {
    return type == DomainType.TYPE ? DomainName.readable(key) : key;
  }

  /** The page that lists them. */
  public String getList() {
    return OWN_VIEWS.contains(type.plural()) ? type.plural() : "objects?type=" + type.plural();
  }

  /** The page of one. */
  public String page(String key) {
    return (OWN_VIEWS.contains(type.name())
            ? type.name() + "?"
            : "object?type=" + type.plural() + "&")
        + type.name()
        + "="
        + Redirect.encoded(key);
  }

  /** Types without a view of their own whose lists the caller may see. */
  public static List<TypeWords> others(Caller caller, Texts texts) {
    return ObjectTypes.all().stream()
        .filter(type -> !OWN_VIEWS.contains(type.plural()))
        .filter(type -> isFor(type, Operation.LIST, caller))
        .map(type -> new TypeWords(type, texts))
        .toList();
  }

  /** Whether one has a page, since there is something to change on it. */
  boolean hasPage() {
    return type.said(Operation.CHANGE).stream().anyMatch(Attribute::isShown);
  }

  /** Whether the caller may be offered an operation. */
  static boolean isFor(ObjectType type, Operation operation, Caller caller) {
    Audience audience = type.operations().get(operation);
    return switch (audience) {
      case null -> false;
      case ALL -> true;
      case ADMINISTRATORS -> !(caller.rights() instanceof Rights.User);
      case SERVER_ADMINISTRATORS -> caller.administersServer();
    };
  }
}
