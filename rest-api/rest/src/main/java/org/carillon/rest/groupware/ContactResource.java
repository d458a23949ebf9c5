package org.carillon.rest.groupware;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ListedContact;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.jscontact.JsContact;
import org.carillon.format.jscontact.ReadJsContact;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.RenderedObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.json.Json;
import org.carillon.rest.groupware.CollectionParameter.Held;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** Contacts as JSContact Cards (RFC 9553). */
@Path("/accounts/{address}/contacts")
public class ContactResource {
  /** The number of cards read at once for a page. */
  private static final int MOST = 100;

  @Inject AddressBookParameter books;
  @Inject ContactAccess contacts;
  @Inject GroupwareObjects objects;
  @Inject ObjectParameter asked;
  @Context HttpHeaders headers;
  @Context UriInfo uri;

  /** Ordered by their sort names. */
  @GET
  public Response list(
      @PathParam("address") String address,
      @QueryParam("book") String book,
      @BeanParam Paging paging) {
    PageRequest request = paging.request();
    return Rendering.page(
        books.held(address, book).then(held -> page(held, request)), ContactResource::shown);
  }

  private Answer<Page<StoredObject>> page(Held held, PageRequest request) {
    return contacts
        .list(held.caller(), held.id())
        .then(
            all -> {
              List<ListedContact> wanted =
                  all.stream().filter(one -> isFound(one, request.search())).toList();
              int from = request.after().map(after -> behind(wanted, after)).orElse(0);
              int to = Math.min(wanted.size(), from + Math.min(MOST, request.limit()));
              List<ItemKey> keys =
                  wanted.subList(from, to).stream().map(one -> one.entry().key()).toList();
              Optional<String> next =
                  to < wanted.size() && to > from
                      ? Optional.of(wanted.get(to - 1).entry().key().value())
                      : Optional.empty();
              return objects
                  .open(held.open(), keys)
                  .map(opened -> new Page<>(inOrder(opened, keys), next));
            });
  }

  private static List<StoredObject> inOrder(List<StoredObject> opened, List<ItemKey> keys) {
    List<StoredObject> ordered = new ArrayList<>(opened);
    ordered.sort(
        (one, other) -> keys.indexOf(one.entry().key()) - keys.indexOf(other.entry().key()));
    return ordered;
  }

  /** A contact that was deleted meanwhile ends the list. */
  private static int behind(List<ListedContact> wanted, String after) {
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).entry().key().value().equals(after)) {
        return i + 1;
      }
    }
    return wanted.size();
  }

  private static boolean isFound(ListedContact one, Optional<String> search) {
    String text = search.orElse("").toLowerCase(Locale.ROOT);
    ContactSummary summary = one.summary();
    return text.isEmpty()
        || summary.fullName().toLowerCase(Locale.ROOT).contains(text)
        || summary.organisation().toLowerCase(Locale.ROOT).contains(text)
        || summary.emails().stream()
            .anyMatch(email -> email.address().toLowerCase(Locale.ROOT).contains(text));
  }

  /** Creates one, with a new uid if it has none. */
  @POST
  public Response create(
      @PathParam("address") String address, @QueryParam("book") String book, Fields fields) {
    JsonObject sent = fields.all();
    JsonObject card =
        sent.containsKey("uid")
            ? sent
            : Json.createObjectBuilder(sent).add("uid", "urn:uuid:" + UUID.randomUUID()).build();
    ItemKey key = new ItemKey(UUID.randomUUID() + ".vcf");
    return Rendering.made(
        books
            .held(address, book)
            .then(held -> put(held, key, new Precondition.Absent(), card, VCardVersion.V4_0)),
        ContactResource::shown,
        uri,
        stored -> stored.entry().key().value(),
        stored -> OptionalLong.of(ObjectParameter.version(stored)));
  }

  @GET
  @Path("/{contact}")
  public Response find(
      @PathParam("address") String address,
      @PathParam("contact") String contact,
      @QueryParam("book") String book) {
    return Rendering.versioned(
        books.held(address, book).then(held -> asked.open(held, contact)),
        ContactResource::shown,
        ObjectParameter::version);
  }

  /** Replaces one by a whole Card. */
  @Conditional
  @PUT
  @Path("/{contact}")
  public Response put(
      @PathParam("address") String address,
      @PathParam("contact") String contact,
      @QueryParam("book") String book,
      Fields fields) {
    JsonObject whole = fields.all();
    return changed(address, contact, book, _ -> whole);
  }

  /** Changes some members (RFC 7396). */
  @Conditional
  @PATCH
  @Path("/{contact}")
  public Response change(
      @PathParam("address") String address,
      @PathParam("contact") String contact,
      @QueryParam("book") String book,
      Fields fields) {
    JsonObject patch = fields.all();
    return changed(address, contact, book, old -> MergePatch.patched(json(old), patch));
  }

  private Response changed(
      String address, String contact, String book, Function<StoredObject, JsonObject> change) {
    return asked.changed(
        headers,
        () -> books.held(address, book),
        contact,
        (held, old) -> replace(held, old, change.apply(old)),
        ContactResource::shown);
  }

  @Conditional
  @DELETE
  @Path("/{contact}")
  public Response delete(
      @PathParam("address") String address,
      @PathParam("contact") String contact,
      @QueryParam("book") String book) {
    return asked.deleted(headers, () -> books.held(address, book), contact, Telling.NEVER);
  }

  /** Keeps the stored version of vCard, for clients that know no other. */
  private Answer<StoredObject> replace(Held held, StoredObject old, JsonObject card) {
    VCardVersion version =
        VCardReader.readOne(old.octets()) instanceof ReadCard.Understood(VCard before, int _)
                && before.version() != VCardVersion.V2_1
            ? before.version()
            : VCardVersion.V4_0;
    return put(held, old.entry().key(), ObjectParameter.stillThere(old), card, version);
  }

  private Answer<StoredObject> put(
      Held held, ItemKey key, Precondition when, JsonObject json, VCardVersion version) {
    return switch (JsContact.read(json)) {
      case ReadJsContact.Refused(String pointer, String message) ->
          Answer.failed(new Failure.Invalid(pointer, "malformed", message));
      case ReadJsContact.Understood(VCard card) ->
          objects
              .put(
                  held.open(),
                  key,
                  when,
                  new NewObject(
                      VCardWriter.octets(VCardConversion.to(card, version)), Telling.NEVER))
              .then(_ -> objects.open(held.caller(), held.id(), key));
    };
  }

  private static JsonObject json(StoredObject stored) {
    return VCardReader.readOne(stored.octets()) instanceof ReadCard.Understood(VCard card, int _)
        ? RenderedObject.of(stored.entry().key().value(), () -> JsContact.of(card))
            .orElse(JsonValue.EMPTY_JSON_OBJECT)
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static JsonObject shown(StoredObject stored) {
    return Json.createObjectBuilder()
        .add("id", stored.entry().key().value())
        .add("card", json(stored))
        .build();
  }
}
