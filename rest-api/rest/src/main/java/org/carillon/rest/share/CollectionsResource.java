package org.carillon.rest.share;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.resource.ResourcePropertyChange;
import org.carillon.mailbox.resource.TextProperty;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.rest.share.SharedCollections.Found;
import org.carillon.store.item.CollectionKind;

/** Calendars, task lists, journals, address books, notes and file folders visible to an account. */
@Path("/accounts/{address}/collections")
public class CollectionsResource {
  private static final int MOST_TEXT = 1_000;
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?");
  private static final Pattern ORDER = Pattern.compile("-?[0-9]{1,9}");

  private static final Map<String, CollectionKind> KINDS =
      Map.of(
          "calendar", CollectionKind.CALENDAR,
          "tasks", CollectionKind.TASKS,
          "journal", CollectionKind.JOURNAL,
          "contacts", CollectionKind.CONTACTS,
          "notes", CollectionKind.NOTES,
          "files", CollectionKind.FILES);

  @Inject SharedCollections shared;
  @Inject Collections collections;
  @Inject MailAccess mailboxes;
  @Inject ResourceProperties properties;
  @Inject CollectionShares shares;
  @Context UriInfo address;

  /** Own ones first. */
  @GET
  public Response list(@PathParam("address") String account) {
    return Rendering.all(shared.all(account), ShownCollection::json);
  }

  @POST
  public Response make(@PathParam("address") String account, Fields fields) {
    MailboxName name = name(fields.text("name"));
    CollectionKind kind =
        Optional.ofNullable(KINDS.get(fields.text("kind")))
            .orElseThrow(
                () ->
                    new Refused(
                        Problem.at(
                            422,
                            "kind",
                            "unknown",
                            "The kind must be one of " + String.join(", ", KINDS.keySet()) + ".")));
    List<ResourcePropertyChange> texts = Texts.of(fields).changes(kind);
    fields.end();
    return Rendering.made(
        shared
            .owner(account)
            .then(
                caller ->
                    collections
                        .create(caller, name, kind)
                        .then(
                            entry ->
                                noted(caller, entry.id(), texts)
                                    .then(_ -> shared.shown(caller, entry)))),
        ShownCollection::json,
        address,
        ShownCollection::id);
  }

  private static MailboxName name(String text) {
    MailboxName name = new MailboxName(text);
    if (!name.problem().isEmpty() || name.isOthers()) {
      throw new Refused(
          Problem.at(
              422,
              "name",
              "malformed",
              "The name must be a valid name for a collection of your own."));
    }
    return name;
  }

  /** The new name and appearance of a collection; an empty text removes one. */
  private record Texts(
      Optional<String> title,
      Optional<String> description,
      Optional<String> colour,
      Optional<String> order) {

    static Texts of(Fields fields) {
      return new Texts(
          fields.newText("title").map(text -> bounded("title", text)),
          fields.newText("description").map(text -> bounded("description", text)),
          fields.newText("color").map(text -> formed("color", text, COLOUR)),
          fields.newText("order").map(text -> formed("order", text, ORDER)));
    }

    List<ResourcePropertyChange> changes(CollectionKind kind) {
      List<ResourcePropertyChange> changes = new ArrayList<>();
      title.map(TextProperty.TITLE::to).ifPresent(changes::add);
      description.map(ShownCollection.description(kind)::to).ifPresent(changes::add);
      colour.map(TextProperty.COLOUR::to).ifPresent(changes::add);
      order.map(TextProperty.ORDER::to).ifPresent(changes::add);
      return changes;
    }
  }

  private static String bounded(String field, String text) {
    if (text.length() > MOST_TEXT) {
      throw new Refused(
          Problem.at(
              422, field, "too-long", "The text must have at most " + MOST_TEXT + " characters."));
    }
    return text;
  }

  private static String formed(String field, String text, Pattern form) {
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      throw new Refused(
          Problem.at(
              422, field, "malformed", "The color must be #RRGGBB, and the order a whole number."));
    }
    return text;
  }

  private Answer<Void> noted(Caller caller, long id, List<ResourcePropertyChange> texts) {
    return texts.isEmpty() ? Answer.done() : properties.change(caller, ResourcePlace.of(id), texts);
  }

  @GET
  @Path("/{collection}")
  public Response find(
      @PathParam("address") String account, @PathParam("collection") String collection) {
    return Rendering.shown(
        shared
            .found(account, collection)
            .then(found -> shared.shown(found.caller(), found.entry())),
        ShownCollection::json);
  }

  /** Changes its name and appearance for all; of others' collections, for the account only. */
  @PATCH
  @Path("/{collection}")
  public Response change(
      @PathParam("address") String account,
      @PathParam("collection") String collection,
      Fields fields) {
    fields.lasting("name");
    Optional<MailboxName> name = fields.optionalText("name").map(CollectionsResource::name);
    Texts texts = Texts.of(fields);
    fields.end();
    return Rendering.shown(
        shared
            .found(account, collection)
            .then(
                found ->
                    noted(found.caller(), found.entry().id(), texts.changes(found.entry().kind()))
                        .then(_ -> renamed(found, name))
                        .then(_ -> shared.found(account, collection)))
            .then(found -> shared.shown(found.caller(), found.entry())),
        ShownCollection::json);
  }

  private Answer<Void> renamed(Found found, Optional<MailboxName> name) {
    return name.isEmpty() || name.get().equals(found.entry().name())
        ? Answer.done()
        : mailboxes.rename(found.caller(), found.entry().name(), name.get());
  }

  /** Deletes one; a collection of another account is only removed from this account's list. */
  @DELETE
  @Path("/{collection}")
  public Response delete(
      @PathParam("address") String account, @PathParam("collection") String collection) {
    return Rendering.gone(
        shared
            .found(account, collection)
            .then(
                found ->
                    found.entry().name().isOthers()
                        ? shares.answer(shared.caller(), account, found.entry().id(), false)
                        : mailboxes.delete(found.caller(), found.entry().name())));
  }

  /** A kind as it is written. */
  static String written(CollectionKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
