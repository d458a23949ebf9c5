package org.carillon.rest.groupware;

import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.format.jscontact.JsContact;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardReader;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.SentOctets;

/** Parses a file of vCards, which is not stored. */
@Path("/contact-readings")
public class ContactReadingResource {
  private static final int MOST = 100;

  @POST
  public Response read(Fields fields) {
    byte[] file = SentOctets.of(fields, "file");
    fields.end();
    List<ReadCard> cards = VCardReader.readAll(file, MOST);
    return Rendering.all(new Answer.Done<>(cards), ContactReadingResource::json);
  }

  private static JsonObject json(ReadCard read) {
    return switch (read) {
      case ReadCard.Understood(VCard card, int line) ->
          Json.createObjectBuilder().add("line", line).add("card", JsContact.of(card)).build();
      case ReadCard.Refused refused ->
          Json.createObjectBuilder()
              .add("line", refused.line())
              .add("code", refused.fault().precondition())
              .add("detail", refused.message())
              .build();
    };
  }
}
