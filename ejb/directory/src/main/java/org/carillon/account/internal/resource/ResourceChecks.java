package org.carillon.account.internal.resource;

import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.internal.AccountKind;
import org.carillon.account.internal.group.MemberReferences;
import org.carillon.account.internal.group.Reference;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.resource.BookingHours;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.ResourceAttributes;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.resource.ResourceType;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;

/** Checks the attributes of a resource, and looks up the accounts and addresses that they name. */
final class ResourceChecks {
  private static final int MOST_FEATURE = 100;

  private ResourceChecks() {}

  /** The attributes of a resource, with the references that they name looked up. */
  record Said(ResourceAttributes terms, List<Reference> bookers, List<Reference> delegates) {}

  static Answer<Said> said(EntityManager entities, Caller caller, ResourceAttributes terms) {
    Optional<Failure> problem = problem(terms);
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    BookingRules rules = terms.rules();
    return named(entities, caller, "namedBookers", rules.namedBookers())
        .then(
            bookers ->
                named(entities, caller, "delegates", rules.delegates())
                    .map(delegates -> new Said(terms, bookers, delegates)));
  }

  /** Returns the attributes, or a failure if they name the resource itself as its delegate. */
  static Answer<Said> ofAnother(Answer<Said> said, String address) {
    return said.then(
        known ->
            known.delegates().stream().anyMatch(each -> each.address().equals(address))
                ? Answer.failed(
                    new Failure.Invalid(
                        "delegates",
                        "own-delegate",
                        "A resource cannot approve its own bookings. Name a person."))
                : said);
  }

  private static Answer<List<Reference>> named(
      EntityManager entities, Caller caller, String field, List<String> typed) {
    return typed.size() > ResourceType.MOST_NAMED
        ? Answer.failed(
            new Failure.Invalid(
                field, "too-many", "At most " + ResourceType.MOST_NAMED + " can be named."))
        : MemberReferences.canonical(field, typed)
            .then(addresses -> MemberReferences.of(entities, caller, field, addresses));
  }

  private static Optional<Failure> problem(ResourceAttributes terms) {
    if (!AccountKind.isDisplayName(terms.displayName())) {
      return AccountKind.badDisplayName().asFailure();
    }
    Optional<Failure> impossible =
        Stream.of(terms.description(), terms.place(), terms.rules().hours())
            .filter(StoredText::isImpossible)
            .findFirst()
            .flatMap(_ -> Answers.impossible("description").asFailure());
    if (impossible.isPresent()) {
      return impossible;
    }
    if (terms.features().size() > ResourceType.MOST_FEATURES
        || terms.features().stream()
            .anyMatch(
                word ->
                    word.isBlank()
                        || word.length() > MOST_FEATURE
                        || word.chars().anyMatch(Character::isISOControl)
                        || StoredText.isImpossible(word))) {
      return Optional.of(
          new Failure.Invalid(
              "features",
              "malformed",
              "At most "
                  + ResourceType.MOST_FEATURES
                  + " words of at most "
                  + MOST_FEATURE
                  + " characters are allowed, one per line."));
    }
    if (terms.features().stream()
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .distinct()
            .count()
        < terms.features().size()) {
      return Optional.of(
          new Failure.Invalid("features", "twice-word", "A feature is listed twice."));
    }
    if (!terms.timeZone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(terms.timeZone())) {
      return Optional.of(
          new Failure.Invalid(
              "timeZone",
              "unknown-time-zone",
              "There is no time zone “" + terms.timeZone() + "”."));
    }
    if (BookingHours.of(terms.rules().hours()).isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "hours",
              "bad-hours",
              "The hours must be written like “mon-fri 08:00-18:00, sat 09:00-12:00”."));
    }
    if (!terms.rules().automatic() && terms.rules().delegates().isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "delegates", "no-delegate", "Name at least one person who approves bookings."));
    }
    if (terms.rules().bookers() == BookingPermission.NAMED
        && terms.rules().namedBookers().isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              "namedBookers", "no-booker", "Name at least one person who can book the resource."));
    }
    return Optional.empty();
  }
}
