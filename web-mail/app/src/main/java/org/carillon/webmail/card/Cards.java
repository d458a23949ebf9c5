package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.file.MailedCalendar;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCardReader;

/** Reads contacts and invitations enclosed in messages, for display. */
@RequestScoped
public class Cards {
  /** The largest part of which something is shown, since parts are read with the page. */
  private static final int MOST_OCTETS = 500_000;

  private static final int MOST_SHOWN = 3;
  private static final int MOST_COUNTED = 1_000;

  @Inject private InvitationWords invitations;

  /** Returns whether a part may contain a contact or an invitation. */
  public static boolean mayBeIn(Part part) {
    return (isContact(part) || Bodies.isCalendar(part)) && part.size() <= MOST_OCTETS;
  }

  /** Returns whether a part contains contacts, by its media type. */
  public static boolean isContact(Part part) {
    return part.is("text", "vcard") || part.is("text", "x-vcard") || part.is("text", "directory");
  }

  /**
   * Reads the contents of a part; empty if it cannot be read.
   *
   * @param from the sender's address; empty if the message does not name one
   * @throws IOException if the store is away
   */
  public Optional<EnclosedCards> of(String number, PartContent content, String from)
      throws IOException {
    EnclosedCards found =
        isContact(content.part())
            ? contacts(number, octets(content))
            : new EnclosedCards(number, List.of(), 0, invitations.of(calendar(content), from));
    return Optional.of(found).filter(cards -> !cards.isEmpty());
  }

  /** Reads a part's octets, up to the limit; throws if the store is away. */
  public static byte[] octets(PartContent content) throws IOException {
    try (InputStream in = content.stream()) {
      return in.readNBytes(MOST_OCTETS);
    }
  }

  /** Reads a calendar part; empty if it is too long. Throws if the store is away. */
  public static byte[] calendar(PartContent content) throws IOException {
    return MailedCalendar.read(content, MOST_OCTETS).orElse(new byte[0]);
  }

  private static EnclosedCards contacts(String number, byte[] octets) {
    List<ContactCard> all =
        VCardReader.readAll(octets, MOST_COUNTED).stream()
            .filter(ReadCard.Understood.class::isInstance)
            .map(read -> ContactSummary.of(((ReadCard.Understood) read).card()))
            .filter(summary -> !summary.fullName().isEmpty())
            .map(ContactCard::of)
            .toList();
    List<ContactCard> shown = all.subList(0, Math.min(MOST_SHOWN, all.size()));
    return new EnclosedCards(number, shown, all.size() - shown.size(), List.of());
  }
}
