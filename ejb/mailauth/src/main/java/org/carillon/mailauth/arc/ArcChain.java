package org.carillon.mailauth.arc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.mailauth.dkim.DkimSignature;

/** The ARC sets of a message in order, checked for completeness (RFC 8617 §5.2, step 1 to 3). */
sealed interface ArcChain {
  /** The maximum number of sets in a chain (RFC 8617 §4.2.1). */
  int MOST_SETS = 50;

  String RESULTS = "ARC-Authentication-Results";
  String MESSAGE = "ARC-Message-Signature";
  String SEAL = "ARC-Seal";

  record None() implements ArcChain {}

  /** Each set is there exactly once, with all required fields. */
  record Whole(List<ArcSet> sets) implements ArcChain {}

  record Broken(String why) implements ArcChain {}

  static ArcChain of(Header header) {
    List<HeaderField> results = header.all(RESULTS);
    List<HeaderField> messages = header.all(MESSAGE);
    List<HeaderField> seals = header.all(SEAL);
    int count = seals.size();
    if (results.isEmpty() && messages.isEmpty() && count == 0) {
      return new None();
    }
    if (count > MOST_SETS) {
      return new Broken("the chain is too long");
    }
    if (results.size() != count || messages.size() != count || header.isCut()) {
      return new Broken("the chain lacks header fields");
    }
    List<ArcSet> sets = new ArrayList<>();
    for (int instance = 1; instance <= count; instance++) {
      Optional<ArcSet> set = set(instance, results, messages, seals);
      if (set.isEmpty()) {
        return new Broken("set " + instance + " of the chain is incomplete");
      }
      if (!set.get().seal().validation().equals(instance == 1 ? "none" : "pass")) {
        return new Broken("set " + instance + " says that the chain was broken");
      }
      sets.add(set.get());
    }
    return new Whole(List.copyOf(sets));
  }

  private static Optional<ArcSet> set(
      int instance,
      List<HeaderField> results,
      List<HeaderField> messages,
      List<HeaderField> seals) {
    Optional<HeaderField> result = numbered(instance, results);
    Optional<HeaderField> message = numbered(instance, messages);
    Optional<ArcSeal> seal = numbered(instance, seals).flatMap(ArcSeal::read);
    return result.isPresent()
            && message.isPresent()
            && seal.isPresent()
            && DkimSignature.read(message.get(), DkimSignature.Kind.ARC)
                instanceof DkimSignature.Readable(DkimSignature signature)
        ? Optional.of(new ArcSet(instance, result.get(), signature, message.get(), seal.get()))
        : Optional.empty();
  }

  /** Returns the field with an instance number; by their count there is only one. */
  private static Optional<HeaderField> numbered(int instance, List<HeaderField> fields) {
    return fields.stream().filter(field -> number(field) == instance).findFirst();
  }

  /** Returns the instance number {@code i=} (in results the first tag, else any), or 0. */
  private static int number(HeaderField field) {
    for (String tag : field.value().split(";", MOST_SETS)) {
      String spec = tag.strip();
      if (spec.startsWith("i") && spec.substring(1).strip().startsWith("=")) {
        String digits = spec.substring(spec.indexOf('=') + 1).strip();
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
      }
      if (field.isNamed(RESULTS)) {
        return 0;
      }
    }
    return 0;
  }
}
