package org.carillon.mailauth.bimi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimReport;
import org.carillon.mailauth.dkim.DkimResult;
import org.carillon.mailauth.dkim.DkimSignature;
import org.carillon.mailauth.tag.TagList;

/**
 * Reads the {@code BIMI-Selector} field. It counts only if a valid signature of the author's
 * domain, or of a domain above or below it, covers the field. Otherwise, anyone who forwards the
 * message could choose it.
 */
final class SignedSelector {
  private static final String FIELD = "BIMI-Selector";
  private static final int MOST = 63;

  /** A selector: {@code sub-domain} of RFC 5321 §4.1.2. */
  private static final Pattern SELECTOR =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");

  private SignedSelector() {}

  static Optional<String> of(Header header, DkimReport dkim, String author) {
    List<HeaderField> fields = header.all(FIELD);
    return fields.size() == 1 && isSigned(header, dkim, author)
        ? read(fields.getFirst().value())
        : Optional.empty();
  }

  /** Returns the selector in the field's value, or empty if there is none. */
  static Optional<String> read(String value) {
    return TagList.parse(value)
        .filter(tags -> tags.first().equals("v") && tags.text("v").equals(AssertionRecord.VERSION))
        .flatMap(tags -> tags.get("s"))
        .map(selector -> selector.toLowerCase(Locale.ROOT))
        .filter(selector -> selector.length() <= MOST && SELECTOR.matcher(selector).matches());
  }

  private static boolean isSigned(Header header, DkimReport dkim, String author) {
    List<HeaderField> signatures = header.all("DKIM-Signature");
    for (int i = 0; i < dkim.results().size() && i < signatures.size(); i++) {
      DkimResult result = dkim.results().get(i);
      if (result.passes()
          && isRelated(result.domain(), author)
          && DkimSignature.read(signatures.get(i), DkimSignature.Kind.DKIM)
              instanceof DkimSignature.Readable(DkimSignature signature)
          && signature.signed().stream().anyMatch(FIELD::equalsIgnoreCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRelated(String signer, String author) {
    return signer.equals(author) || author.endsWith("." + signer) || signer.endsWith("." + author);
  }
}
