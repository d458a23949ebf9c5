package org.carillon.mailauth.dkim;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderEdit;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.tag.TagWriter;

/** Signs messages (RFC 6376 §5), with relaxed canonicalization of header and body. */
public final class DkimSigner {
  private static final String FIELD = "DKIM-Signature";

  private DkimSigner() {}

  /**
   * Returns a signature field for each key, to be put on top, each with its line end. The body is
   * read once.
   *
   * @param header the header that the content begins with
   * @throws IOException if the content can't be read
   */
  public static List<String> sign(
      Header header, Content content, List<SigningKey> keys, Instant now) throws IOException {
    return sign(header, content, List.of(), keys, now);
  }

  /**
   * Signs a message together with fields that are added on top of it. Returns the added fields and
   * the signatures, in the order in which they are put on top, the lowest first. Without keys,
   * nothing is returned.
   *
   * @param added complete fields, each with its line end, the topmost first
   */
  public static List<String> sign(
      Header header, Content content, List<String> added, List<SigningKey> keys, Instant now)
      throws IOException {
    if (keys.isEmpty()) {
      return List.of();
    }
    SignedOctets octets = SignedOctets.of(topped(header, added), header.length(), content);
    List<String> fields = new ArrayList<>(keys.size() + added.size());
    fields.addAll(added.reversed());
    for (SigningKey key : keys) {
      TagWriter tags = new TagWriter(FIELD).tag("v", "1");
      fields.add(octets.sign(tags, key, now));
    }
    return fields;
  }

  private static Header topped(Header header, List<String> added) {
    if (added.isEmpty()) {
      return header;
    }
    HeaderEdit edit = header.edit();
    added.reversed().forEach(edit::prepend);
    return edit.apply();
  }
}
