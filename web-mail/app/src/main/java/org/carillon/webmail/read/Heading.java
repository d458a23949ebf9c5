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
import org.carillon.web.Shortened;

/**
 * Who wrote to whom, and when, as the head of a message shows it.
 *
 * @param from whom it is from
 * @param coAuthors whom it is from besides (RFC 5322 §3.6.2)
 * @param sender who sent it, if that is somebody else (RFC 5322 §3.6.2)
 * @param replyTo where answers go, if that is somewhere else
 * @param to whom it is to
 * @param cc who has a copy
 * @param when when it came
 * @param arrived the same in full, with the offset it came with
 * @param dated what the Date field says, in full; empty when it says nothing
 * @param isDatedElse whether that is another time than when it came
 * @param resent who sent it on as it came (RFC 5322 §3.6.6), last
 */
public record Heading(
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
   * People that the message names.
   *
   * @param words the key of what they are in the bundle
   * @param people at least one
   */
  public record Field(String words, Listed<People.Person> people) {
    private static Stream<Field> of(String words, List<People.Person> people) {
      return people.isEmpty() ? Stream.empty() : Stream.of(new Field(words, Listed.of(people)));
    }
  }

  /**
   * Something that readers must not miss.
   *
   * @param words the key of its sentence in the bundle
   * @param about what goes into that
   */
  public record Remark(String words, String about) {}

  private static final People.Person NOBODY = new People.Person("", "");

  /** How many people are named before the rest is counted. */
  private static final int NAMED = 5;

  /** A message is on its way for a while, and clocks are wrong by a bit. */
  private static final Duration USUAL = Duration.ofMinutes(30);

  /** Cuts what would hold up a browser. */
  public Heading {
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

  static Heading of(MessageEnvelope envelope, OffsetDateTime arrived, Locale language) {
    List<People.Person> from = People.authors(envelope.from());
    Optional<OffsetDateTime> date = envelope.date().flatMap(MailDate::parse);
    return new Heading(
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

  /** The same of a message that was sent on; what its header says of that is anybody's word. */
  Heading resentBy(Header header) {
    List<People.Person> people =
        header
            .first("Resent-From")
            .map(field -> People.of(AddressFields.parse(field.utf8())))
            .orElse(List.of());
    return new Heading(
        from, coAuthors, sender, replyTo, to, cc, when, arrived, dated, isDatedElse, people);
  }

  /** People whose addresses are not all those of the others; else none. */
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

  /** Whether more than one person would get an answer to all. */
  public boolean isManyPeople() {
    return to.size() + cc.size() > 1;
  }

  /** Whom it is to, as one line. */
  public String toLine() {
    return names(to);
  }

  /** Who has a copy, as one line; empty when nobody has. */
  public String ccLine() {
    return names(cc);
  }

  /** All who are named, besides whom it is from. */
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

  /** Who else sent it, where else answers go, and what other time it says. */
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
    String line = Shortened.of(String.join(", ", names.subList(0, Math.min(NAMED, names.size()))));
    return names.size() > NAMED ? line + " +" + (names.size() - NAMED) : line;
  }
}
