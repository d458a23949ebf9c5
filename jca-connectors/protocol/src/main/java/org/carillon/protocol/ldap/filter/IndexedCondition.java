package org.carillon.protocol.ldap.filter;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.schema.ObjectClassDefinition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.contract.tree.TreeCondition;
import org.carillon.protocol.ldap.entry.EntryKind;
import org.carillon.protocol.ldap.entry.EntryNames;
import org.carillon.protocol.ldap.entry.LdapSchema;

/**
 * Turns a filter into a condition on an index, so that a search need not look at each entry. The
 * condition holds for every entry of a kind that the filter matches, and perhaps for more.
 *
 * @param classes the object classes of entries of this kind, in lower case
 * @param attributes the attributes they may have
 */
public record IndexedCondition(Set<String> classes, Set<String> attributes) {
  private static final TreeCondition ALL = new TreeCondition.All();
  private static final TreeCondition NONE = new TreeCondition.None();

  /** The text attributes of a person. */
  private static final Set<String> TEXTS =
      Set.of(
          "cn",
          "sn",
          "givenname",
          "displayname",
          "title",
          "o",
          "ou",
          "company",
          "department",
          "employeenumber",
          "employeetype",
          "street",
          "l",
          "st",
          "co",
          "postalcode",
          "preferredlanguage");

  public static final IndexedCondition PERSONS =
      of("top", "person", "organizationalPerson", "inetOrgPerson", "carillonAccount");

  public static final IndexedCondition GROUPS = of("top", "groupOfNames", "carillonGroup");

  public static final IndexedCondition DOMAINS = of("top", "domain", "domainRelatedObject");

  /** The condition for containers. */
  public static final IndexedCondition UNITS = of("top", "organizationalUnit");

  private static IndexedCondition of(String... classes) {
    Stream<String> operational =
        LdapSchema.schema().getOperationalAttributeTypes().stream().map(LdapSchema::nameOf);
    Stream<String> own = Arrays.stream(classes).flatMap(each -> LdapSchema.ofClass(each).stream());
    return new IndexedCondition(
        Set.copyOf(Arrays.stream(classes).map(each -> each.toLowerCase(Locale.ROOT)).toList()),
        Set.copyOf(Stream.concat(operational, own).distinct().toList()));
  }

  /** Returns the condition that a filter implies. */
  public TreeCondition of(Filter filter) {
    return switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND -> each(parts(filter));
      case Filter.FILTER_TYPE_OR -> any(parts(filter));
      case Filter.FILTER_TYPE_PRESENCE,
          Filter.FILTER_TYPE_GREATER_OR_EQUAL,
          Filter.FILTER_TYPE_LESS_OR_EQUAL ->
          named(filter).isEmpty() ? NONE : ALL;
      case Filter.FILTER_TYPE_EQUALITY, Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
          FilterEvaluation.isAmbiguousName(filter.getAttributeName())
              ? begun(filter.getAssertionValue())
              : any(
                  named(filter).stream()
                      .map(name -> equal(name, filter.getAssertionValue()))
                      .toList());
      case Filter.FILTER_TYPE_SUBSTRING ->
          FilterEvaluation.isAmbiguousName(filter.getAttributeName())
              ? Optional.ofNullable(filter.getSubInitialString()).map(this::begun).orElse(NONE)
              : any(named(filter).stream().map(name -> substrings(name, filter)).toList());
      default -> ALL;
    };
  }

  private List<TreeCondition> parts(Filter filter) {
    return Arrays.stream(filter.getComponents()).map(this::of).toList();
  }

  private static TreeCondition each(List<TreeCondition> parts) {
    List<TreeCondition> more = parts.stream().filter(part -> !part.equals(ALL)).toList();
    if (more.contains(NONE)) {
      return NONE;
    }
    return switch (more.size()) {
      case 0 -> ALL;
      case 1 -> more.getFirst();
      default -> new TreeCondition.Each(more);
    };
  }

  private static TreeCondition any(List<TreeCondition> parts) {
    List<TreeCondition> some =
        parts.stream().filter(part -> !part.equals(NONE)).distinct().toList();
    if (some.contains(ALL)) {
      return ALL;
    }
    return switch (some.size()) {
      case 0 -> NONE;
      case 1 -> some.getFirst();
      default -> new TreeCondition.Any(some);
    };
  }

  /** Returns the attributes a filter means, limited to those that entries of this kind may have. */
  private List<String> named(Filter filter) {
    return LdapSchema.named(filter.getAttributeName()).stream()
        .filter(attributes::contains)
        .toList();
  }

  private TreeCondition equal(String name, String value) {
    if (name.equals("cn") && attributes.contains("member")) {
      // The part before the @ is the group's name.
      return new TreeCondition.LocalPart(value.strip());
    }
    if (TEXTS.contains(name)) {
      return text(value);
    }
    return switch (name) {
      case "objectclass" -> isOfClass(value) ? ALL : NONE;
      case "uid" -> new TreeCondition.LocalPart(value.strip());
      case "mail", "mailalternateaddress", "associateddomain" ->
          new TreeCondition.Address(value.strip());
      case "telephonenumber" ->
          any(List.of(new TreeCondition.LocalPart(digits(value)), textWith(digits(value))));
      case "carillontelephone" -> new TreeCondition.LocalPart(digits(value));
      case "mobile", "homephone", "facsimiletelephonenumber" -> textWith(digits(value));
      case "member" -> member(value);
      case "entryuuid" -> id(value);
      case "entrydn" -> entry(value);
      default -> ALL;
    };
  }

  private boolean isOfClass(String value) {
    ObjectClassDefinition meant = LdapSchema.schema().getObjectClass(value.strip());
    return meant != null && classes.contains(meant.getNameOrOID().toLowerCase(Locale.ROOT));
  }

  private static TreeCondition id(String value) {
    try {
      return new TreeCondition.Id(UUID.fromString(value.strip()));
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** Groups as members have no index. */
  private static TreeCondition member(String value) {
    return EntryNames.parsed(value)
        .map(
            name ->
                new EntryNames("").place(name) instanceof EntryKind.Person person
                    ? new TreeCondition.Member(person.localPart())
                    : ALL)
        .orElse(NONE);
  }

  private static TreeCondition entry(String value) {
    return EntryNames.parsed(value)
        .filter(name -> !name.isNullDN())
        .flatMap(
            name ->
                EntryNames.value(name.getRDN(), "uid")
                    .or(() -> EntryNames.value(name.getRDN(), "cn")))
        .<TreeCondition>map(TreeCondition.LocalPart::new)
        .orElse(ALL);
  }

  private TreeCondition substrings(String name, Filter filter) {
    List<String> pieces =
        Stream.of(
                Stream.ofNullable(filter.getSubInitialString()),
                Arrays.stream(filter.getSubAnyStrings()),
                Stream.ofNullable(filter.getSubFinalString()))
            .flatMap(each -> each)
            .toList();
    return each(pieces.stream().map(piece -> piece(name, piece)).toList());
  }

  private static TreeCondition piece(String name, String piece) {
    if (TEXTS.contains(name)) {
      return text(piece);
    }
    return switch (name) {
      case "uid" -> localPartWith(piece.strip());
      case "mail", "mailalternateaddress" -> address(piece.strip());
      case "telephonenumber" -> any(List.of(localPartWith(digits(piece)), textWith(digits(piece))));
      case "carillontelephone" -> localPartWith(digits(piece));
      case "mobile", "homephone", "facsimiletelephonenumber" -> textWith(digits(piece));
      default -> ALL;
    };
  }

  /** Spaces between words are not significant (RFC 4518 §2.6.1), so only a word is searched. */
  private static TreeCondition text(String value) {
    return longestWord(value).map(IndexedCondition::textWith).orElse(ALL);
  }

  /** The index knows the part before an @; after it is a domain, which is the scope anyway. */
  private static TreeCondition address(String piece) {
    int at = piece.lastIndexOf('@');
    return at < 0 ? new TreeCondition.AddressWith(piece) : localPartWith(piece.substring(0, at));
  }

  /** Returns the condition for people whose name, address or number has this prefix. */
  private TreeCondition begun(String wanted) {
    if (!attributes.contains("mail")) {
      return NONE;
    }
    String name = wanted.startsWith("=") ? wanted.substring(1) : wanted;
    return longestWord(name)
        .map(word -> any(List.of(textWith(word), localPartWith(before(word)))))
        .orElse(NONE);
  }

  private static String before(String address) {
    int at = address.indexOf('@');
    return at < 0 ? address : address.substring(0, at);
  }

  private static TreeCondition textWith(String part) {
    return new TreeCondition.TextWith(part);
  }

  private static TreeCondition localPartWith(String part) {
    return new TreeCondition.LocalPartWith(part);
  }

  private static Optional<String> longestWord(String text) {
    return Arrays.stream(text.split("[\\s,]+"))
        .filter(word -> !word.isEmpty())
        .max(Comparator.comparingInt(String::length));
  }

  /** Spaces and hyphens are not significant in telephone numbers (RFC 4518 §2.6.3). */
  private static String digits(String number) {
    return number.replaceAll("[\\s-]+", "");
  }
}
