package org.carillon.mailauth.dkim;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.canonical.CanonicalHeader;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.canonical.FieldIndex;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.tag.Base64Text;
import org.carillon.mailauth.tag.TagWriter;

/** The signed parts of a message in canonical form, computed once for all keys. Not thread-safe. */
public final class SignedOctets {
  private static final String FORM = "relaxed/relaxed";

  private final List<String> names;
  private final String bodyHash;
  private final CanonicalHeader octets;

  private SignedOctets(List<String> names, String bodyHash, CanonicalHeader octets) {
    this.names = names;
    this.bodyHash = bodyHash;
    this.octets = octets;
  }

  /** Reads a message with its header, by which the content begins. */
  public static SignedOctets of(Header header, Content content) throws IOException {
    return of(header, header.length(), content);
  }

  /** Reads a message with another header; its body is at {@code bodyAt} in the content. */
  static SignedOctets of(Header header, long bodyAt, Content content) throws IOException {
    FieldIndex index = new FieldIndex(header);
    List<String> names = SignedFields.of(index);
    CanonicalHeader octets = new CanonicalHeader(Canonicalization.RELAXED);
    index.select(names, FieldIndex.NONE, octets);
    String hash = Base64Text.encode(BodyHashes.ofSent(content, bodyAt));
    return new SignedOctets(names, hash, octets);
  }

  /** Adds the remaining tags and the signature to a field begun before. Returns the field. */
  public String sign(TagWriter tags, SigningKey key, Instant now) {
    tags.tag("a", key.key().algorithm().tag())
        .tag("c", FORM)
        .tag("d", key.domain())
        .tag("s", key.selector())
        .tag("t", Long.toString(now.getEpochSecond()))
        .list("h", names)
        .tag("bh", bodyHash);
    return finish(octets, tags, key);
  }

  /** Signs the canonical octets and the field itself. Returns the field. */
  public static String finish(CanonicalHeader octets, TagWriter tags, SigningKey key) {
    int length = octets.length();
    tags.signature();
    octets.addUnsigned(tags.unsigned());
    byte[] signature = key.key().sign(octets.octets(), octets.length());
    octets.cut(length);
    return tags.signed(signature);
  }
}
