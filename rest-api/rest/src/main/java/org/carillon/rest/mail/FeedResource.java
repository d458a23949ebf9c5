package org.carillon.rest.mail;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Rendering;

/** Feeds that an account follows; for the account and its administrators. */
@Path("/accounts/{address}/feeds")
public class FeedResource {
  @Inject FeedSubscriptions feeds;
  @Inject GovernedObjectCallers owners;
  @Inject SignedIn who;
  @Context UriInfo uri;

  private Answer<Caller> owner(String address) {
    return owners.acting(who.caller(), address);
  }

  /** An operation on a feed. */
  @FunctionalInterface
  private interface Action<T> {
    Answer<T> with(Caller owner, long mailbox);
  }

  private <T> Answer<T> done(String address, String feed, Action<T> action) {
    return owner(address)
        .then(
            owner ->
                feed.matches("[0-9]{1,18}")
                    ? action.with(owner, Long.parseLong(feed))
                    : Answer.failed(new Failure.NotFound("feed", feed)));
  }

  @GET
  public Response list(@PathParam("address") String address) {
    return Rendering.all(owner(address).then(feeds::list), FeedResource::json);
  }

  @POST
  public Response follow(@PathParam("address") String address, Fields fields) {
    String wanted = fields.text("address");
    Optional<MailboxName> above = fields.optionalText("above").map(MailboxName::new);
    fields.end();
    return Rendering.made(
        owner(address).then(owner -> feeds.subscribe(owner, wanted, above)),
        FeedResource::json,
        uri,
        FeedSubscription::mailbox);
  }

  /** Changes a feed's address, pauses or resumes it. */
  @PATCH
  @Path("/{feed}")
  public Response change(
      @PathParam("address") String address, @PathParam("feed") String feed, Fields fields) {
    fields.lasting("address", "paused");
    Optional<String> wanted = fields.optionalText("address");
    Optional<Boolean> isPaused = fields.optionalSwitch("paused");
    fields.end();
    return Rendering.shown(
        done(address, feed, (owner, mailbox) -> changed(owner, mailbox, wanted, isPaused)),
        FeedResource::json);
  }

  private Answer<FeedSubscription> changed(
      Caller owner, long mailbox, Optional<String> address, Optional<Boolean> isPaused) {
    Answer<FeedSubscription> moved =
        address.isPresent()
            ? feeds.change(owner, mailbox, address.get())
            : feeds.find(owner, mailbox);
    return moved.then(
        now ->
            isPaused.isPresent() && isPaused.get() != now.isPaused()
                ? feeds.pause(owner, mailbox, isPaused.get())
                : new Answer.Done<>(now));
  }

  /** Schedules a fetch soon. */
  @POST
  @Path("/{feed}/fetch")
  public Response fetch(@PathParam("address") String address, @PathParam("feed") String feed) {
    return Rendering.gone(done(address, feed, feeds::refresh));
  }

  /** Unfollows one; its folder stays. */
  @DELETE
  @Path("/{feed}")
  public Response end(@PathParam("address") String address, @PathParam("feed") String feed) {
    return Rendering.gone(done(address, feed, feeds::unsubscribe));
  }

  private static JsonObject json(FeedSubscription one) {
    return Json.createObjectBuilder()
        .add("id", one.mailbox())
        .add("folder", one.folder().path())
        .add("title", one.title())
        .add("address", one.fetch().address())
        .add("paused", one.isPaused())
        .add("every", one.fetch().every().toSeconds())
        .add("fetched", time(one.fetch().fetched()))
        .add("asked", time(one.fetch().asked()))
        .add("fault", fault(one.fetch().fault()))
        .add("status", one.fetch().status())
        .build();
  }

  private static String fault(FetchFault fault) {
    return fault == FetchFault.NONE ? "" : fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonValue time(Optional<Instant> when) {
    return when.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
