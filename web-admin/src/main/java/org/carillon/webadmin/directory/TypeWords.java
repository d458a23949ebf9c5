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
 * The words for a type of objects, and its pages. Texts that the bundle lacks for a type are those
 * for all objects; attributes have their declared names in English, and the bundle's in other
 * languages.
 */
public final class TypeWords {
  /** Types whose lists and objects have a view of their own. */
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

  /** The icons of types for the policy on unknown senders; they are together in the menu. */
  private static final Map<String, String> STRANGERS =
      Map.of(
          "filter-entries", "file-text",
          "dns-lists", "server",
          "external-filters", "activity",
          "bans", "ban");

  /** The icons of types around certificates; they are below these in the menu. */
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
          "mail-routes", "send",
          "oauth-clients", "globe",
          "web-hooks", "forward");
  private static final String ICON = "at-sign";

  private final ObjectType type;
  private final Texts texts;

  public TypeWords(ObjectType type, Texts texts) {
    this.type = type;
    this.texts = texts;
  }

  /** The name of several objects. */
  public String getPlural() {
    String plural = type.plural();
    return texts.knows(plural)
        ? texts.of(plural)
        : plural.substring(0, 1).toUpperCase(Locale.ROOT) + plural.substring(1).replace('-', ' ');
  }

  /** The type's own text, or else the one for all types. */
  public String of(String what) {
    return texts.of(key(what));
  }

  String key(String what) {
    String own = type.plural() + "." + what;
    return texts.knows(own) ? own : "objects." + what;
  }

  /** The type's name in addresses. */
  public String getName() {
    return type.plural();
  }

  /** Returns whether the type belongs to the policy on unknown senders. */
  public boolean isOfStrangers() {
    return STRANGERS.containsKey(type.plural());
  }

  /** Returns whether the type belongs to certificates. */
  public boolean isOfCertificates() {
    return CERTIFICATES.containsKey(type.plural());
  }

  public String getIcon() {
    return Stream.of(STRANGERS, CERTIFICATES, ICONS)
        .map(icons -> icons.get(type.plural()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(ICON);
  }

  /** The kind of object within which a list can be shown. */
  public String getWithin() {
    return type.within().map(other -> texts.of("within." + other)).orElse("");
  }

  /** The name of an attribute. */
  public String title(Attribute<?> attribute) {
    return said(attribute, "title", attribute.title());
  }

  String help(Attribute<?> attribute) {
    return said(attribute, "help", attribute.help());
  }

  /** The explanation of an attribute for the selected kind. */
  String help(Attribute<?> attribute, String kind) {
    return said(attribute, "help." + kind, help(attribute));
  }

  /** The heading of its column; a switch has its state as heading. */
  String heading(Attribute<?> attribute) {
    return attribute.type() instanceof AttributeType.Switch
        ? said(attribute, "heading", texts.of("state"))
        : title(attribute);
  }

  public String word(Attribute<?> attribute, String word) {
    return said(attribute, "word." + word, word);
  }

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

  /** The text for an attribute without a value. */
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

  public String getList() {
    return OWN_VIEWS.contains(type.plural()) ? type.plural() : "objects?type=" + type.plural();
  }

  public String page(String key) {
    return (OWN_VIEWS.contains(type.name())
            ? type.name() + "?"
            : "object?type=" + type.plural() + "&")
        + type.name()
        + "="
        + Redirect.encoded(key);
  }

  /** The types without a view of their own whose lists the caller may see. */
  public static List<TypeWords> others(Caller caller, Texts texts) {
    return ObjectTypes.all().stream()
        .filter(type -> !OWN_VIEWS.contains(type.plural()))
        .filter(type -> isFor(type, Operation.LIST, caller))
        .map(type -> new TypeWords(type, texts))
        .toList();
  }

  /** Returns whether an object has a page, because it can be changed. */
  boolean hasPage() {
    return type.said(Operation.CHANGE).stream().anyMatch(Attribute::isShown);
  }

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
