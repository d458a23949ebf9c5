package org.carillon.mailauth.dkim;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.content.Content;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsQuestions;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.canonical.CanonicalHeader;
import org.carillon.mailauth.dkim.canonical.FieldIndex;
import org.carillon.mailauth.dkim.key.KeyRecord;

/** Verifies the signatures of messages (RFC 6376 §6). Thread-safe. */
public final class DkimVerifier {
  /** The maximum number of signatures verified in a message, from the top (RFC 6376 §8.4). */
  public static final int MOST_SIGNATURES = 10;

  private static final String FIELD = "DKIM-Signature";

  /** The number of seconds that other clocks may be ahead: ten hours, as in dkimpy. */
  private static final long SLACK = 36_000;

  /** Fields that mail programs show and expect to be there once (RFC 5322 §3.6). */
  private static final List<String> SHOWN_ONCE = List.of("from", "subject", "date", "to", "cc");

  /**
   * Fields that an ARC message signature must cover if they are there, since the sealer vouches for
   * what recipients see and whom they reply to. Fields that large sealers leave out (To, Cc and
   * Content-Type) may be there once.
   */
  private static final List<String> SEALED =
      List.of("from", "subject", "date", "mime-version", "reply-to");

  private static final List<String> SEALED_ONCE = List.of("to", "cc", "content-type");

  private final DkimKeys keys;
  private final InstantSource clock;

  public DkimVerifier(DnsLookup dns, InstantSource clock) {
    this.keys = new DkimKeys(dns);
    this.clock = clock;
  }

  /** A signature that is being verified. */
  private static final class Examined {
    private final SignatureLabel label;
    private final Optional<DkimSignature> signature;
    private boolean isTesting;
    private Optional<KeyRecord> key = Optional.empty();
    private Optional<DkimOutcome> outcome = Optional.empty();

    Examined(DkimSignature.Reading reading) {
      switch (reading) {
        case DkimSignature.Readable(DkimSignature readable) -> {
          label = readable.label();
          signature = Optional.of(readable);
        }
        case DkimSignature.Unreadable(SignatureLabel said, String why) -> {
          label = said;
          signature = Optional.empty();
          outcome = Optional.of(new DkimOutcome.PermError(why));
        }
      }
    }

    DkimResult result() {
      return new DkimResult(
          label,
          signature.map(DkimSignature::domain).orElse(""),
          outcome.orElseGet(DkimOutcome.Pass::new));
    }
  }

  /**
   * Verifies all signatures of a message. Its body is read at most once.
   *
   * @param header the header that the content begins with
   * @throws IOException if the content can't be read
   * @throws InterruptedException if the thread is interrupted, since the result is no longer needed
   */
  public DkimReport verify(Header header, Content content)
      throws IOException, InterruptedException {
    List<HeaderField> fields = header.all(FIELD);
    List<Examined> all = new ArrayList<>();
    BodyHashes bodies = new BodyHashes();
    for (HeaderField field : fields.subList(0, Math.min(MOST_SIGNATURES, fields.size()))) {
      Examined one = new Examined(DkimSignature.read(field, DkimSignature.Kind.DKIM));
      all.add(one);
      if (one.signature.isPresent()) {
        DkimSignature signature = one.signature.get();
        one.outcome = header.isCut() ? Optional.of(cut()) : untimely(signature);
      }
    }
    fetch(all);
    for (Examined one : all) {
      if (one.outcome.isEmpty()) {
        one.signature.ifPresent(bodies::want);
      }
    }
    if (all.stream().anyMatch(one -> one.outcome.isEmpty())) {
      conclude(all, header, bodies.read(content, header.length()));
    }
    return new DkimReport(all.stream().map(Examined::result).toList(), fields.size() - all.size());
  }

  private static DkimOutcome cut() {
    return new DkimOutcome.Policy("the message's header is too long to be checked");
  }

  /** Returns the error of a signature that {@code t=} or {@code x=} (RFC 6376 §3.5) excludes. */
  private Optional<DkimOutcome> untimely(DkimSignature signature) {
    if (signature.isExpired(clock.instant())) {
      return Optional.of(new DkimOutcome.PermError("it has expired"));
    }
    return signature.isFuture(clock.instant(), SLACK)
        ? Optional.of(new DkimOutcome.PermError("it claims to have been created in the future"))
        : Optional.empty();
  }

  /** Looks up the keys of several signatures in parallel, since one of them may take long. */
  private void fetch(List<Examined> all) throws InterruptedException {
    List<Examined> open = all.stream().filter(one -> one.outcome.isEmpty()).toList();
    if (open.size() == 1) {
      take(open.getFirst(), keys.of(open.getFirst().signature.orElseThrow()));
      return;
    }
    try (DnsQuestions beside = new DnsQuestions()) {
      List<DnsQuestions.Question<DkimKeys.KeyReply>> asked =
          open.stream().map(one -> beside.ask(() -> keys.of(one.signature.orElseThrow()))).toList();
      for (int i = 0; i < open.size(); i++) {
        take(open.get(i), asked.get(i).ask());
      }
    }
  }

  private static void take(Examined one, DkimKeys.KeyReply reply) {
    switch (reply) {
      case DkimKeys.Found(KeyRecord record) -> {
        one.key = Optional.of(record);
        one.isTesting = record.isTesting();
      }
      case DkimKeys.None(String why) -> one.outcome = Optional.of(new DkimOutcome.PermError(why));
      case DkimKeys.Later(String why) -> one.outcome = Optional.of(new DkimOutcome.TempError(why));
    }
  }

  private static void conclude(List<Examined> all, Header header, BodyHashes.Found bodies) {
    FieldIndex index = new FieldIndex(header);
    for (Examined one : all) {
      if (one.outcome.isEmpty() && one.key.isPresent() && one.signature.isPresent()) {
        DkimSignature signature = one.signature.get();
        BodyHashes.BodyHash body = bodies.of(signature);
        one.outcome =
            verify(signature, one.key.get(), index, body, added(signature.signed(), index))
                .map(outcome -> one.isTesting ? tried(outcome) : outcome);
      }
    }
  }

  /** Returns the result for a testing key: a failure becomes neutral, a policy result stays. */
  private static DkimOutcome tried(DkimOutcome outcome) {
    return outcome instanceof DkimOutcome.Policy
        ? outcome
        : new DkimOutcome.Neutral("the domain is only testing signatures, and " + outcome.why());
  }

  /**
   * Returns the error of a chain's message signature (RFC 8617 §4.1.2), or empty if it is valid. A
   * valid one covers all that recipients see: the whole body, and every field that is shown or
   * determines how the body is shown.
   *
   * @param signature an ARC-Message-Signature
   * @throws IOException if the content can't be read
   */
  public static Optional<DkimOutcome> verify(
      DkimSignature signature, KeyRecord key, Header header, Content content) throws IOException {
    if (header.isCut()) {
      return Optional.of(cut());
    }
    if (signature.length().isPresent()) {
      return Optional.of(new DkimOutcome.Policy("it has l=, but an ARC seal needs the whole body"));
    }
    if (signature.signed().contains("arc-seal")) {
      return Optional.of(new DkimOutcome.PermError("it signs a seal (RFC 8617 §4.1.2)"));
    }
    BodyHashes bodies = new BodyHashes();
    bodies.want(signature);
    BodyHashes.BodyHash body = bodies.read(content, header.length()).of(signature);
    FieldIndex index = new FieldIndex(header);
    return verify(signature, key, index, body, unsealed(signature.signed(), index));
  }

  /** Returns the fields that occur more often than a sealer's signature allows. */
  private static Stream<String> unsealed(List<String> signed, FieldIndex index) {
    Stream<String> added = SEALED.stream().filter(name -> beyond(name, signed, index, 0));
    Stream<String> doubled = SEALED_ONCE.stream().filter(name -> beyond(name, signed, index, 1));
    Stream<String> form =
        Stream.of("content-type")
            .filter(_ -> !signed.contains("mime-version"))
            .filter(name -> beyond(name, signed, index, 0));
    return Stream.of(added, doubled, form).flatMap(names -> names);
  }

  /** Returns fields that programs show once, and that occur more often than they are signed. */
  private static Stream<String> added(List<String> signed, FieldIndex index) {
    return SHOWN_ONCE.stream()
        .filter(signed::contains)
        .filter(name -> beyond(name, signed, index, 0));
  }

  private static boolean beyond(String name, List<String> signed, FieldIndex index, int unsigned) {
    int times = Collections.frequency(signed, name);
    return index.count(name) > (times == 0 ? unsigned : times);
  }

  private static Optional<DkimOutcome> verify(
      DkimSignature signature,
      KeyRecord key,
      FieldIndex index,
      BodyHashes.BodyHash body,
      Stream<String> added) {
    Optional<DkimOutcome> mismatch = mismatch(signature, key, index, body);
    return mismatch.isPresent() ? mismatch : distrusted(signature, body, added);
  }

  private static Optional<DkimOutcome> mismatch(
      DkimSignature signature, KeyRecord key, FieldIndex index, BodyHashes.BodyHash body) {
    if (signature.length().orElse(0) > body.octets()) {
      return Optional.of(
          new DkimOutcome.PermError("it signs more of the body than there is (RFC 6376 §3.5)"));
    }
    if (!MessageDigest.isEqual(signature.bodyHash(), body.hash())) {
      return Optional.of(
          new DkimOutcome.Fail(DkimOutcome.Part.BODY, "the body was changed after signing"));
    }
    CanonicalHeader signed = new CanonicalHeader(signature.headerForm());
    index.select(signature.signed(), signature.field().index(), signed);
    signed.addUnsigned(signature.field());
    return key.key().verifies(signed.octets(), signed.length(), signature.signature())
        ? Optional.empty()
        : Optional.of(
            new DkimOutcome.Fail(
                DkimOutcome.Part.HEADER,
                "the header was changed after signing, or the key is another one"));
  }

  /**
   * Returns the reason not to trust a matching signature, or empty. A signature proves nothing to
   * recipients who see other content than the signed one.
   */
  private static Optional<DkimOutcome> distrusted(
      DkimSignature signature, BodyHashes.BodyHash body, Stream<String> added) {
    if (signature.length().isPresent() && signature.length().getAsLong() < body.octets()) {
      return Optional.of(
          new DkimOutcome.Policy("the end of the body is not signed (RFC 6376 §8.2)"));
    }
    return added
        .findFirst()
        .map(
            name ->
                new DkimOutcome.Policy(
                    "there is another " + name + ", which is not signed (RFC 6376 §8.15)"));
  }
}
