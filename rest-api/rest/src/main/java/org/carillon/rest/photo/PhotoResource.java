package org.carillon.rest.photo;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.Optional;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.Photos;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.kit.SentOctets;

/** An account's photo. */
@Path("/accounts/{address}/photo")
public class PhotoResource {
  @Inject Photos photos;
  @Inject SignedIn who;

  @GET
  public Response find(@PathParam("address") String address) {
    return Rendering.shown(
        photos
            .of(who.caller(), address)
            .then(
                there ->
                    there
                        .<Answer<Photo>>map(Answer.Done::new)
                        .orElseGet(() -> Answer.failed(new Failure.NotFound("photo", address)))),
        PhotoResource::json);
  }

  @PUT
  public Response put(@PathParam("address") String address, Fields fields) {
    byte[] octets = SentOctets.of(fields, "octets");
    fields.end();
    return Rendering.gone(photos.put(who.caller(), address, octets, Optional.empty()));
  }

  @DELETE
  public Response remove(@PathParam("address") String address) {
    return Rendering.gone(photos.remove(who.caller(), address, Optional.empty()));
  }

  private static JsonObject json(Photo photo) {
    return Json.createObjectBuilder()
        .add("version", photo.version())
        .add("type", photo.type())
        .add("octets", Base64.getEncoder().encodeToString(photo.octets()))
        .build();
  }
}
