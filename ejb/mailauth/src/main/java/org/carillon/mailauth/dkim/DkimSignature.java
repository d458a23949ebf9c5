package org.carillon.mailauth.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.name.DomainName;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.mailauth.tag.Base64Text;
import org.carillon.mailauth.tag.TagList;

/**
 * A parsed DKIM signature (RFC 6376 §3.5) or ARC message signature, which has the same tags except
 * {@code v=} and {@code i=} (RFC 8617 §4.1.2). Immutable.
 */
public final class DkimSignature {
  private static final int MOST_NAMES = 1_000;
  private static final int MOST_DIGITS = 18;
  private static final int MOST_SIGNATURE = 4_096;

  /** The header field that contains the signature. */
  public enum Kind {
    /** The {@code DKIM-Signature} field. */
    DKIM,
    /** The {@code ARC-Message-Signature} field. */
    ARC
  }

  public sealed interface Reading {}

  /** A signature that can be verified. */
  public record Readable(DkimSignature signature) implements Reading {}

  /** A signature that can never be valid (RFC 6376 §6.1.1). */
  public record Unreadable(SignatureLabel label, String why) implements Reading {}

  /** Thrown and caught in this class only, if the field is malformed. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why, null, false, false);
    }
  }

  private final HeaderField field;
  private final SignatureLabel label;
  private final SignatureAlgorithm algorithm;
  private final Canonicalization headerForm;
  private final Canonicalization bodyForm;
  private final List<String> signed;
  private final byte[] signature;
  private final byte[] bodyHash;
  private final String domain;
  private final String identityDomain;
  private final OptionalLong length;
  private final OptionalLong time;
  private final OptionalLong expiry;

  private DkimSignature(HeaderField field, TagList tags, SignatureLabel label, Kind kind)
      throws Malformed {
    this.field = field;
    this.label = label;
    if (kind == Kind.DKIM && !tags.text("v").equals("1")) {
      throw new Malformed("its version is not 1");
    }
    this.algorithm = algorithm(required(tags, "a"));
    String[] forms = tags.get("c").orElse("simple/simple").split("/", 2);
    this.headerForm = form(forms[0]);
    this.bodyForm = forms.length == 1 ? Canonicalization.SIMPLE : form(forms[1]);
    this.signature = octets(required(tags, "b"), "b");
    this.bodyHash = octets(required(tags, "bh"), "bh");
    this.signed = names(required(tags, "h"));
    this.domain =
        DomainName.canonical(required(tags, "d"))
            .orElseThrow(() -> new Malformed("d= is not a domain"));
    if (!isSelector(required(tags, "s"))) {
      throw new Malformed("s= is not a selector");
    }
    this.identityDomain = kind == Kind.DKIM ? identityDomain(tags) : domain;
    this.length = number(tags, "l");
    this.time = number(tags, "t");
    this.expiry = number(tags, "x");
    if (time.isPresent() && expiry.isPresent() && expiry.getAsLong() <= time.getAsLong()) {
      throw new Malformed("it expires before it was created");
    }
    if (tags.get("q").filter(methods -> !hasDns(methods)).isPresent()) {
      throw new Malformed("its key is not in the DNS");
    }
  }

  /** Parses a signature field. */
  public static Reading read(HeaderField field, Kind kind) {
    Optional<TagList> tags = TagList.parse(field.value());
    if (tags.isEmpty()) {
      return new Unreadable(SignatureLabel.NONE, "it is not a list of tags");
    }
    SignatureLabel label = SignatureLabel.of(tags.get());
    try {
      return new Readable(new DkimSignature(field, tags.get(), label, kind));
    } catch (Malformed malformed) {
      return new Unreadable(label, malformed.getMessage());
    }
  }

  private static String required(TagList tags, String tag) throws Malformed {
    return tags.get(tag).orElseThrow(() -> new Malformed(tag + "= is missing"));
  }

  private static SignatureAlgorithm algorithm(String tag) throws Malformed {
    return SignatureAlgorithm.ofTag(tag)
        .orElseThrow(
            () ->
                new Malformed(
                    tag.equalsIgnoreCase("rsa-sha1")
                        ? "rsa-sha1 is no longer accepted (RFC 8301)"
                        : "its algorithm is unknown"));
  }

  private static Canonicalization form(String word) throws Malformed {
    return Canonicalization.of(TagList.stripped(word, 0, word.length()))
        .orElseThrow(() -> new Malformed("its canonicalization is unknown"));
  }

  private static byte[] octets(String text, String tag) throws Malformed {
    byte[] octets = Base64Text.decode(text).orElse(new byte[0]);
    if (octets.length == 0 || octets.length > MOST_SIGNATURE) {
      throw new Malformed(tag + "= is not Base64");
    }
    return octets;
  }

  private static List<String> names(String text) throws Malformed {
    List<String> names = new ArrayList<>();
    int begin = 0;
    while (begin <= text.length()) {
      int colon = text.indexOf(':', begin);
      int end = colon < 0 ? text.length() : colon;
      String name = TagList.stripped(text, begin, end).toLowerCase(Locale.ROOT);
      if (!isFieldName(name) || names.size() == MOST_NAMES) {
        throw new Malformed("h= is not a list of fields");
      }
      names.add(name);
      begin = end + 1;
    }
    if (!names.contains("from")) {
      throw new Malformed("From is not signed");
    }
    return List.copyOf(names);
  }

  /** Returns whether a name is a valid field name (RFC 5322 §3.6.8). */
  private static boolean isFieldName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == ':') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isSelector(String text) {
    return !text.isEmpty()
        && text.length() <= DomainName.MOST_OCTETS
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.chars()
            .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0));
  }

  /** Returns the domain of {@code i=}, which must be {@code d=} or below (RFC 6376 §3.5). */
  private String identityDomain(TagList tags) throws Malformed {
    if (tags.get("i").isEmpty()) {
      return domain;
    }
    String identity = tags.text("i");
    int at = identity.lastIndexOf('@');
    String name =
        DomainName.canonical(identity.substring(at + 1))
            .filter(each -> at >= 0)
            .orElseThrow(() -> new Malformed("i= is not an address"));
    if (!name.equals(domain) && !name.endsWith("." + domain)) {
      throw new Malformed("i= is not in the domain of d=");
    }
    return name;
  }

  private static OptionalLong number(TagList tags, String tag) throws Malformed {
    Optional<String> text = tags.get(tag);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    String digits = text.get();
    if (digits.isEmpty()
        || digits.length() > MOST_DIGITS
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Malformed(tag + "= is not a number");
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  private static boolean hasDns(String methods) {
    for (String method : methods.split(":", MOST_NAMES)) {
      if (TagList.stripped(method, 0, method.length()).equalsIgnoreCase("dns/txt")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the signature's own claims. */
  public SignatureLabel label() {
    return label;
  }

  HeaderField field() {
    return field;
  }

  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  Canonicalization headerForm() {
    return headerForm;
  }

  Canonicalization bodyForm() {
    return bodyForm;
  }

  /** Returns the lower-case names of the signed fields, maybe more often than the fields. */
  public List<String> signed() {
    return signed;
  }

  byte[] signature() {
    return signature;
  }

  byte[] bodyHash() {
    return bodyHash;
  }

  /** Returns {@code d=} in A-labels. */
  public String domain() {
    return domain;
  }

  /** Returns the domain of {@code i=}, in A-labels. */
  String identityDomain() {
    return identityDomain;
  }

  /** Returns the number of octets of the body that are signed; empty if all are. */
  OptionalLong length() {
    return length;
  }

  /** Returns the DNS name of the key (RFC 6376 §3.6.2.1). */
  public String keyName() {
    return label.selector() + "._domainkey." + domain;
  }

  boolean isExpired(Instant now) {
    return expiry.isPresent() && expiry.getAsLong() < now.getEpochSecond();
  }

  /** Returns whether the timestamp is more than {@code slack} seconds after {@code now}. */
  boolean isFuture(Instant now, long slack) {
    return time.isPresent() && time.getAsLong() > now.getEpochSecond() + slack;
  }
}
