package org.carillon.feed.internal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.feed.internal.reading.Feed;
import org.carillon.feed.internal.reading.FeedReader;
import org.carillon.feed.internal.reading.FeedReading;
import org.carillon.fetch.Renewal;
import org.carillon.fetch.Validators;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.fetch.subscription.SubscribedAddress;

/** Finds the feed of an address: at the address itself, or named by the page there. */
record FeedLookup(WebFetch web) {

  /**
   * A feed that was found.
   *
   * @param address the address from which it is fetched
   * @param changed the result of the fetch
   */
  record Located(String address, Feed feed, Renewal.Changed changed) {}

  /** Finds a feed, or returns {@link Failure.Invalid} of {@code address} if there is none. */
  Answer<Located> find(String typed) throws InterruptedException {
    Optional<String> address = SubscribedAddress.of(completed(typed.strip()));
    if (address.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "address",
              "malformed",
              "The address must begin with https:// and name a host.",
              typed));
    }
    Answer<Renewal.Changed> fetched = fetch(address.get());
    if (!(fetched instanceof Answer.Done<Renewal.Changed>(Renewal.Changed changed))) {
      return fetched.map(_ -> null);
    }
    Answer<Located> here = located(address.get(), changed);
    if (!isNone(here)) {
      return here;
    }
    List<String> named =
        FeedReader.named(
            changed.octets(), changed.source().type(), changed.source().at().toString());
    for (String one : named) {
      if (fetch(one) instanceof Answer.Done<Renewal.Changed>(Renewal.Changed other)) {
        Answer<Located> there = located(one, other);
        if (!isNone(there)) {
          return there;
        }
      }
    }
    return here;
  }

  private static boolean isNone(Answer<Located> looked) {
    return looked instanceof Answer.Failed<Located>(Failure.Invalid _);
  }

  private static <T> Answer<T> noFeed() {
    return fault(FetchFault.UNREADABLE, 0, "The address has no feed, or the feed is too large.");
  }

  /** Completes a typed address that has no scheme or an outdated one for feeds. */
  private static String completed(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.startsWith("feed:")) {
      String rest = typed.substring("feed:".length());
      return rest.startsWith("//") ? "https:" + rest : rest;
    }
    return typed.contains("://") || !typed.contains(".") ? typed : "https://" + typed;
  }

  private static Answer<Located> located(String address, Renewal.Changed changed) {
    Renewal.Source source = changed.source();
    return switch (FeedReader.read(changed.octets(), source.type(), source.at().toString())) {
      case FeedReading.Read(Feed feed) ->
          new Answer.Done<>(
              new Located(
                  source.moved().flatMap(to -> SubscribedAddress.of(to.toString())).orElse(address),
                  feed,
                  changed));
      case FeedReading.NoFeed() -> noFeed();
      case FeedReading.Busy() ->
          Answer.failed(new Failure.TryLater("Other feeds are being read. Try again later."));
    };
  }

  private Answer<Renewal.Changed> fetch(String address) throws InterruptedException {
    return switch (web.renew(
        URI.create(address), FollowedFeeds.ACCEPT, FeedReader.MOST_OCTETS, Validators.NONE)) {
      case Renewal.Changed changed -> new Answer.Done<>(changed);
      case Renewal.TooLarge() -> noFeed();
      case Renewal.Unchanged() ->
          fault(FetchFault.STATUS, 304, "The server answered with status 304.");
      case Renewal.Status(int status, _) ->
          fault(FetchFault.STATUS, status, "The server answered with status " + status + ".");
      case Renewal.Silent(boolean isRefused) ->
          isRefused
              ? fault(
                  FetchFault.REFUSED,
                  0,
                  "The address is not allowed: it is not reachable from the Internet.")
              : fault(FetchFault.SILENT, 0, "The server does not answer.");
    };
  }

  private static <T> Answer<T> fault(FetchFault fault, int status, String message) {
    return Answer.failed(
        new Failure.Invalid(
            "address",
            fault.name().toLowerCase(Locale.ROOT),
            message,
            status == 0 ? "" : Integer.toString(status)));
  }
}
