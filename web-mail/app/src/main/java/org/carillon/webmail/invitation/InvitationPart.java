package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.card.Cards;
import org.carillon.webmail.read.People;
import org.carillon.webmail.read.Stored;

/** Finds the invitation in one of the reader's messages. */
@RequestScoped
public class InvitationPart {
  @Inject private Stored stored;
  @Inject private Visitor visitor;

  /**
   * An invitation.
   *
   * @param calendar its calendar part in UTF-8
   * @param from the sender's address; empty if the message does not name one
   */
  record Found(byte[] calendar, String from) {}

  /**
   * Returns a calendar part; empty if there is none of that number.
   *
   * @param folder the opaque id of the message's folder
   * @param number the part's IMAP number
   */
  Optional<Found> find(String folder, long uid, String number) {
    try (Stored.Message message = stored.find(visitor.caller(), folder, uid).orElse(null)) {
      if (message == null) {
        return Optional.empty();
      }
      Optional<Part> part =
          Bodies.leaves(Outline.decode(message.data().outline()).body()).stream()
              .filter(leaf -> leaf.number().equals(number))
              .map(Bodies.Leaf::part)
              .filter(one -> Bodies.isCalendar(one) && Cards.mayBeIn(one))
              .findFirst();
      return part.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Found(
                  Cards.calendar(
                      new PartContent(
                          message.content()::read, message.data().prefix(), part.get())),
                  from(message)));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private static String from(Stored.Message message) {
    return People.first(Outline.decode(message.data().outline()).envelope().from());
  }
}
