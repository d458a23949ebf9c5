package org.carillon.webmail.read;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.web.Listed;
import org.carillon.web.ShortenedText;

/**
 * A message's sender, recipients and dates, as its head shows them.
 *
 * @param from the author
 * @param coAuthors further authors (RFC 5322 §3.6.2)
 * @param sender the sender, if not an author (RFC 5322 §3.6.2)
 * @param replyTo where replies go, if not to the authors
 * @param to the To recipients
 * @param cc the Cc recipients
 * @param when the time of arrival
 * @param arrived the same in full, with the offset it came with
 * @param dated the date of the Date field, in full; empty without one
 * @param isDatedElse whether that differs from the time of arrival
 * @param resent who resent it last (RFC 5322 §3.6.6)
 */
public record MessageHeading(
    People.Person from,
    List<People.Person> coAuthors,
    List<People.Person> sender,
    List<People.Person> replyTo,
    List<People.Person> to,
    List<People.Person> cc,
    Instant when,
    String arrived,
    String dated,
    boolean isDatedElse,
    List<People.Person> resent) {

  /**
   * The people in a header field.
   *
   * @param words the message key of the field's name
   * @param people at least one
   */
  public record Field(String words, Listed<People.Person> people) {
    private static Stream<Field> of(String words, List<People.Person> people) {
      return people.isEmpty() ? Stream.empty() : Stream.of(new Field(words, Listed.of(people)));
    }
  }

  /**
   * A remark that readers must notice.
   *
   * @param words the message key of its sentence
   * @param about the sentence's argument
   */
  public record Remark(String words, String about) {}

  private static final People.Person NOBODY = new People.Person("", "");

  /** The number of people named before the rest is only counted. */
  private static final int NAMED = 5;

  /** Delivery takes time, and clocks are slightly wrong. */
  private static final Duration USUAL = Duration.ofMinutes(30);

  /** Cuts values that would stall a browser. */
  public MessageHeading {
    from = from.shown();
    coAuthors = shown(coAuthors);
    sender = shown(sender);
    replyTo = shown(replyTo);
    to = shown(to);
    cc = shown(cc);
    resent = shown(resent);
  }

  private static List<People.Person> shown(List<People.Person> people) {
    return people.stream().map(People.Person::shown).toList();
  }

  static MessageHeading of(MessageEnvelope envelope, OffsetDateTime arrived, Locale language) {
    List<People.Person> from = People.authors(envelope.from());
    Optional<OffsetDateTime> date = envelope.date().flatMap(MailDate::parse);
    return new MessageHeading(
        from.isEmpty() ? NOBODY : from.getFirst(),
        from.subList(Math.min(1, from.size()), from.size()),
        others(People.of(envelope.sender()), from),
        others(People.authors(envelope.replyTo()), from),
        People.whole(People.of(envelope.to())),
        People.whole(People.of(envelope.cc())),
        arrived.toInstant(),
        SentDate.of(arrived, language),
        date.map(sent -> SentDate.of(sent, language)).orElse(""),
        date.filter(sent -> Duration.between(sent, arrived).abs().compareTo(USUAL) > 0).isPresent(),
        List.of());
  }

  /** Adds who resent the message; its header is not authenticated. */
  MessageHeading resentBy(Header header) {
    List<People.Person> people =
        header
            .first("Resent-From")
            .map(field -> People.of(AddressFields.parse(field.utf8())))
            .orElse(List.of());
    return new MessageHeading(
        from, coAuthors, sender, replyTo, to, cc, when, arrived, dated, isDatedElse, people);
  }

  /** Returns the people if their addresses differ from those of the others, otherwise none. */
  private static List<People.Person> others(
      List<People.Person> people, List<People.Person> others) {
    Set<String> known = addresses(others);
    return known.containsAll(addresses(people)) ? List.of() : people;
  }

  private static Set<String> addresses(List<People.Person> people) {
    return people.stream()
        .map(person -> person.address().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Returns whether a reply to all has more than one recipient. */
  public boolean isManyPeople() {
    return to.size() + cc.size() > 1;
  }

  /** The To recipients, as one line. */
  public String toLine() {
    return names(to);
  }

  /** The Cc recipients, as one line; empty for none. */
  public String ccLine() {
    return names(cc);
  }

  /** All people of the header except the author. */
  public List<Field> getFields() {
    return Stream.of(
            Field.of("reading.co-authors", coAuthors),
            Field.of("reading.sender", sender),
            Field.of("write.to", to),
            Field.of("write.cc", cc),
            Field.of("reading.reply-to", replyTo))
        .flatMap(field -> field)
        .toList();
  }

  /** Remarks on another sender, other reply addresses and a different date. */
  public List<Remark> getRemarks() {
    return Stream.of(
            new Remark("reading.resent-by", addressLine(resent)),
            new Remark("reading.also-from", addressLine(coAuthors)),
            new Remark("reading.sent-by", addressLine(sender)),
            new Remark("reading.answers-to", addressLine(replyTo)),
            new Remark("reading.dated", isDatedElse ? dated : ""))
        .filter(remark -> !remark.about.isEmpty())
        .toList();
  }

  private static String addressLine(List<People.Person> people) {
    return line(people.stream().map(People.Person::full).toList());
  }

  private static String names(List<People.Person> people) {
    return line(people.stream().map(People.Person::name).toList());
  }

  private static String line(List<String> names) {
    String line =
        ShortenedText.of(String.join(", ", names.subList(0, Math.min(NAMED, names.size()))));
    return names.size() > NAMED ? line + " +" + (names.size() - NAMED) : line;
  }
}
