package org.carillon.mailauth.arc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.SignedOctets;
import org.carillon.mailauth.dkim.canonical.CanonicalHeader;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.mailauth.tag.TagWriter;

/** Adds an ARC set to a message that is forwarded (RFC 8617 §5.1). */
public final class ArcSealer {
  private ArcSealer() {}

  /**
   * Returns the fields to put on top, each with its line end. The list is empty if an earlier
   * sealer marked the chain as broken, or the chain has the maximum length.
   *
   * @param header the header that the content begins with
   * @param results the results of checking the message, in the form of the value of
   *     Authentication-Results; in ASCII, and folded only by CRLF and white space
   * @param outcome the result of verifying the chain so far
   * @throws IOException if the content can't be read
   */
  public static List<String> seal(
      Header header,
      Content content,
      String results,
      ArcOutcome outcome,
      SigningKey key,
      Instant now)
      throws IOException {
    ArcChain chain = ArcChain.of(header);
    List<ArcSet> sets =
        switch (chain) {
          case ArcChain.None() -> List.of();
          case ArcChain.Whole(List<ArcSet> whole) -> whole;
          case ArcChain.Broken(String _) -> List.of();
        };
    if (chain instanceof ArcChain.Broken || sets.size() == ArcChain.MOST_SETS) {
      return List.of();
    }
    String instance = Integer.toString(sets.size() + 1);
    String seen = ArcChain.RESULTS + ": i=" + instance + "; " + results.strip() + "\r\n";
    String message =
        SignedOctets.of(header, content)
            .sign(new TagWriter(ArcChain.MESSAGE).tag("i", instance), key, now);
    CanonicalHeader octets = new CanonicalHeader(Canonicalization.RELAXED);
    String validation = sets.isEmpty() ? "none" : passes(outcome) ? "pass" : "fail";
    if (!validation.equals("fail")) {
      // RFC 8617 §5.1.2: the seal of a broken chain covers only its own set.
      for (ArcSet set : sets) {
        octets.add(set.results());
        octets.add(set.messageField());
        octets.add(set.seal().field());
      }
    }
    octets.add(field(seen));
    octets.add(field(message));
    TagWriter tags =
        new TagWriter(ArcChain.SEAL)
            .tag("i", instance)
            .tag("a", key.key().algorithm().tag())
            .tag("cv", validation)
            .tag("d", key.domain())
            .tag("s", key.selector())
            .tag("t", Long.toString(now.getEpochSecond()));
    return List.of(SignedOctets.finish(octets, tags, key), message, seen);
  }

  private static boolean passes(ArcOutcome outcome) {
    return outcome instanceof ArcOutcome.Pass;
  }

  private static HeaderField field(String text) {
    return Header.parse(text.getBytes(StandardCharsets.US_ASCII)).field(0);
  }
}
