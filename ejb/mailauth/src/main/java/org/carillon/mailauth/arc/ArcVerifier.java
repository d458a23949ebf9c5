package org.carillon.mailauth.arc;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.dkim.DkimKeys;
import org.carillon.mailauth.dkim.DkimOutcome;
import org.carillon.mailauth.dkim.DkimVerifier;
import org.carillon.mailauth.dkim.canonical.CanonicalHeader;
import org.carillon.mailauth.dkim.canonical.Canonicalization;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;

/** Verifies chains (RFC 8617 §5.2). Thread-safe. */
public final class ArcVerifier {
  private final DkimKeys keys;

  public ArcVerifier(DnsLookup dns) {
    this.keys = new DkimKeys(dns);
  }

  /** Looks up keys. Each name is looked up once for a message. */
  private final class Keys {
    private final Map<String, DkimKeys.KeyReply> known = new HashMap<>();

    DkimKeys.KeyReply of(String name, SignatureAlgorithm algorithm) throws InterruptedException {
      DkimKeys.KeyReply reply = known.get(name);
      if (reply == null) {
        reply = keys.find(name);
        known.put(name, reply);
      }
      return reply instanceof DkimKeys.Found(KeyRecord record)
              && record.key().algorithm() != algorithm
          ? new DkimKeys.None("its key is for another algorithm")
          : reply;
    }
  }

  /**
   * Verifies the chain of a message.
   *
   * @param header the header that the content begins with
   * @throws IOException if the content can't be read
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public ArcReport verify(Header header, Content content) throws IOException, InterruptedException {
    return switch (ArcChain.of(header)) {
      case ArcChain.None() -> new ArcReport(new ArcOutcome.None(), List.of());
      case ArcChain.Broken(String why) -> new ArcReport(new ArcOutcome.Fail(why), List.of());
      case ArcChain.Whole(List<ArcSet> sets) ->
          new ArcReport(outcome(sets, header, content), sets.stream().map(ArcSet::sealer).toList());
    };
  }

  private ArcOutcome outcome(List<ArcSet> sets, Header header, Content content)
      throws IOException, InterruptedException {
    Keys known = new Keys();
    ArcSet last = sets.getLast();
    switch (known.of(last.message().keyName(), last.message().algorithm())) {
      case DkimKeys.Found(KeyRecord record) -> {
        Optional<DkimOutcome> wrong = DkimVerifier.verify(last.message(), record, header, content);
        if (wrong.isPresent()) {
          return new ArcOutcome.Fail(wrong.get().why());
        }
      }
      case DkimKeys.None(String why) -> {
        return new ArcOutcome.Fail(why);
      }
      case DkimKeys.Later(String why) -> {
        return new ArcOutcome.TempError(why);
      }
    }
    for (int i = sets.size(); i > 0; i--) {
      ArcSeal seal = sets.get(i - 1).seal();
      switch (known.of(seal.keyName(), seal.algorithm())) {
        case DkimKeys.Found(KeyRecord record) -> {
          if (!holds(sets.subList(0, i), record)) {
            return new ArcOutcome.Fail("seal " + i + " is not valid");
          }
        }
        case DkimKeys.None(String why) -> {
          return new ArcOutcome.Fail("seal " + i + ": " + why);
        }
        case DkimKeys.Later(String why) -> {
          return new ArcOutcome.TempError("seal " + i + ": " + why);
        }
      }
    }
    return new ArcOutcome.Pass();
  }

  /** Returns whether the last set's seal, which covers all sets, is valid (RFC 8617 §5.1.1). */
  private static boolean holds(List<ArcSet> sets, KeyRecord record) {
    CanonicalHeader octets = new CanonicalHeader(Canonicalization.RELAXED);
    ArcSet last = sets.getLast();
    for (ArcSet set : sets) {
      octets.add(set.results());
      octets.add(set.messageField());
      if (set != last) {
        octets.add(set.seal().field());
      }
    }
    octets.addUnsigned(last.seal().field());
    return record.key().verifies(octets.octets(), octets.length(), last.seal().signature());
  }
}
