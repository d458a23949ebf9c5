package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.group.GroupMail;
import org.carillon.account.group.GroupMail.Author;
import org.carillon.account.group.GroupMail.Handling;
import org.carillon.account.group.GroupMail.Member;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.Verdict;
import org.jboss.logging.Logger;

/** The members of groups and forwarders, each once. Nested groups are read once. */
@ApplicationScoped
public class GroupExpansion {
  private static final Logger LOG = Logger.getLogger(GroupExpansion.class);

  /** The most members of one message. */
  private static final int MOST = 200_000;

  private final GroupMail groups;
  private final Addresses addresses;
  private final Routes routes;
  private final int most;

  @Inject
  public GroupExpansion(GroupMail groups, Addresses addresses, Routes routes) {
    this(groups, addresses, routes, MOST);
  }

  /**
   * Creates the expansion with another limit.
   *
   * @param most the most members of one message
   */
  public GroupExpansion(GroupMail groups, Addresses addresses, Routes routes, int most) {
    this.groups = groups;
    this.addresses = addresses;
    this.routes = routes;
    this.most = most;
  }

  /** The members that get a message. */
  public sealed interface Spread {
    /**
     * The members are known.
     *
     * @param targets in a stable order
     */
    record Known(List<Target> targets) implements Spread {
      public Known {
        targets = List.copyOf(targets);
      }
    }

    /** The members are unknown now. */
    record Unclear() implements Spread {}

    /**
     * There are more than the limit.
     *
     * @param most the limit
     */
    record TooMany(int most) implements Spread {}
  }

  /**
   * A member that gets a message.
   *
   * @param route to a local or remote account
   * @param errorsTo the new reverse-path; empty for the sender's
   * @param by the name of the redirecting domain
   */
  public record Target(ForwardPath path, Route route, Optional<String> errorsTo, String by) {

    /** Returns whether both are redirected in the same way. */
    public boolean isLike(Target other) {
      return errorsTo.equals(other.errorsTo) && origin().equals(other.origin());
    }

    private String origin() {
      return route instanceof Route.Away ? by : "";
    }

    public String key() {
      String who =
          route instanceof Route.Here(Resolution.Local local)
              ? String.format(Locale.ROOT, "%019d", local.account())
              : path.address().toLowerCase(Locale.ROOT);
      return errorsTo.orElse("") + " " + origin() + " " + who;
    }
  }

  /**
   * Finds all members.
   *
   * @param named groups and forwarders, by any address
   * @param omitted the addresses of those who have it already
   */
  public Spread of(List<ForwardPath> named, Author author, List<String> omitted) {
    Walk walk = new Walk(author, omitted);
    for (ForwardPath path : named) {
      walk.route(path, routes.of(path.address()), domain(path.address()), Optional.empty(), false);
    }
    if (walk.isOver) {
      return new Spread.TooMany(most);
    }
    return walk.isUnclear
        ? new Spread.Unclear()
        : new Spread.Known(
            walk.found.values().stream().sorted(Comparator.comparing(Target::key)).toList());
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Returns the reports for each of several members, from those requested (RFC 3461 §5.2.7). */
  private static Set<Notify> notifyOn(Set<Notify> asked) {
    if (!asked.contains(Notify.SUCCESS)) {
      return asked;
    }
    Set<Notify> rest = EnumSet.copyOf(asked);
    rest.remove(Notify.SUCCESS);
    return rest.isEmpty() ? EnumSet.of(Notify.NEVER) : rest;
  }

  /** A traversal of all groups. */
  private final class Walk {
    private final Author author;
    private final Set<String> authors = new HashSet<>();
    private final Set<String> omitted;
    private final Set<Long> seen = new HashSet<>();
    private final Map<String, Target> found = new TreeMap<>();
    private boolean isUnclear;
    private boolean isOver;

    private Walk(Author author, List<String> omitted) {
      this.author = author;
      this.omitted = Set.copyOf(omitted);
      authors.add(author.address().toLowerCase(Locale.ROOT));
      if (author.account().isPresent()) {
        addresses
            .account(author.account().getAsLong())
            .ifPresent(local -> authors.add(local.address()));
      } else if (addresses.resolve(author.address()) instanceof Resolution.Local local) {
        authors.add(local.address());
      }
    }

    private void route(
        ForwardPath path, Route route, String by, Optional<String> errorsTo, boolean omitsAuthor) {
      switch (route) {
        case Route.Here(Resolution.Local local) ->
            add(new Target(path, route, errorsTo, by), local.address(), omitsAuthor);
        case Route.Away _ ->
            add(
                new Target(path, route, errorsTo, by),
                path.address().toLowerCase(Locale.ROOT),
                omitsAuthor);
        case Route.Spread(Resolution.Several several) ->
            group(path, several, errorsTo, omitsAuthor);
        case Route.Closed(Verdict.Refused why) ->
            LOG.infof("A group member accepts no mail: <%s>: %s", path.address(), why.text());
        case Route.Unclear _ -> isUnclear = true;
      }
    }

    private void add(Target target, String address, boolean omitsAuthor) {
      if (omitted.contains(address) || omitsAuthor && authors.contains(address)) {
        return;
      }
      found.putIfAbsent(address, target);
      isOver = found.size() > most;
    }

    private void group(
        ForwardPath named, Resolution.Several several, Optional<String> outer, boolean outerOmits) {
      Optional<Handling> handling =
          seen.add(several.group()) ? groups.handling(several.group()) : Optional.empty();
      if (handling.isEmpty()) {
        return;
      }
      Optional<String> errorsTo = handling.get().errorsTo().or(() -> outer);
      boolean omits = outerOmits || handling.get().omitsAuthor();
      Set<Notify> notifyOn = errorsTo.isPresent() ? Set.of() : notifyOn(named.notifyOn());
      for (Member member : groups.members(several.group())) {
        if (isOver) {
          return;
        }
        switch (member) {
          case Member.Account(Resolution.Local local) -> {
            ForwardPath path =
                new ForwardPath(local.address(), notifyOn, named.originalRecipient());
            route(path, new Route.Here(local), domain(several.address()), errorsTo, omits);
          }
          case Member.SwitchedOff(String address) ->
              LOG.debugf("A group member is disabled: <%s>", address);
          case Member.Several(Resolution.Several inner) ->
              group(
                  new ForwardPath(inner.address(), notifyOn, named.originalRecipient()),
                  inner,
                  errorsTo,
                  omits);
          case Member.Remote(String address) -> {
            ForwardPath path = new ForwardPath(address, notifyOn, named.originalRecipient());
            Route route = remote(address);
            if (route instanceof Route.Spread(Resolution.Several other)
                && !groups.takes(other, author)) {
              LOG.infof("<%s> accepts no mail of <%s>", address, author.address());
            } else {
              route(path, route, domain(several.address()), errorsTo, omits);
            }
          }
        }
      }
    }

    /** Returns the route of an address; only addresses in local domains are looked up. */
    private Route remote(String address) {
      String domain = domain(address);
      return Routes.isDestination(domain) && addresses.domain(domain).isEmpty()
          ? new Route.Away(domain)
          : routes.of(address);
    }
  }
}
