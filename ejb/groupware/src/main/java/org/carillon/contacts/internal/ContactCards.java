package org.carillon.contacts.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ContactSummaryCodec;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectMessageText;
import org.carillon.groupware.ReadObject;
import org.carillon.store.item.CollectionKind;

/** The kind of contacts: vCards of all versions that can be read. */
@ApplicationScoped
public class ContactCards implements GroupwareKind<ContactSummary> {
  private static final DateTimeFormatter REVISION =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX");

  @Override
  public Set<CollectionKind> kinds() {
    return Set.of(CollectionKind.CONTACTS);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of("text/vcard", "text/x-vcard", "text/directory");
  }

  @Override
  public String extension() {
    return ".vcf";
  }

  @Override
  public int version() {
    return ContactSummaryCodec.VERSION;
  }

  @Override
  public Answer<ReadObject> read(CollectionKind collection, byte[] octets) {
    return switch (VCardReader.readOne(octets)) {
      case ReadCard.Refused refused ->
          Answer.failed(
              new Failure.Invalid(
                  GroupwareObjects.OBJECT, refused.fault().precondition(), refused.message()));
      case ReadCard.Understood(VCard card, int _) -> {
        ContactSummary summary = ContactSummary.of(card);
        yield new Answer.Done<>(
            new ReadObject(
                card.uid(),
                "text/vcard; charset=utf-8; version=" + card.version().text(),
                ContactSummaryCodec.encode(summary),
                new ObjectMessageText(
                    summary.fullName().isEmpty() ? card.uid() : summary.fullName(),
                    summary.fullName(),
                    Optional.empty(),
                    revised(card),
                    ContactMessageText.text(card))));
      }
    };
  }

  private static Optional<OffsetDateTime> revised(VCard card) {
    String basic = card.text("REV").replaceAll("[-:]|\\.\\d+", "");
    try {
      return basic.endsWith("Z")
          ? Optional.of(OffsetDateTime.parse(basic, REVISION).withOffsetSameInstant(ZoneOffset.UTC))
          : Optional.empty();
    } catch (DateTimeParseException odd) {
      return Optional.empty();
    }
  }

  @Override
  public ContactSummary decode(byte[] summary) {
    return ContactSummaryCodec.decode(summary)
        .orElseThrow(() -> new IllegalArgumentException("The summary is damaged"));
  }
}
