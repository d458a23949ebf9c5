package org.carillon.dav.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Space;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;

/** The notifications of invitations and answers; callers see only their own. */
final class NotificationSpace implements Space {
  /** The first segment of their addresses. */
  private static final String SEGMENT = "notifications";

  private final CollectionShares shares;

  NotificationSpace(CollectionShares shares) {
    this.shares = shares;
  }

  static DavPath home(String account) {
    return DavPath.of(SEGMENT, account);
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(SEGMENT);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    String own = call.caller().name();
    if (path.size() < 2 || path.size() > 3 || !path.segment(1).equalsIgnoreCase(own)) {
      return Optional.empty();
    }
    Home home = new Home(own, shares);
    return path.size() == 2
        ? Optional.of(home)
        : home.all(call).stream().filter(told -> told.isNamed(path.name())).findFirst();
  }

  /** All notifications of the account with this address. */
  record Home(String account, CollectionShares shares) implements DavResource {
    @Override
    public DavPath path() {
      return home(account);
    }

    @Override
    public Set<XmlName> types() {
      return Set.of(XmlName.dav("collection"), XmlName.calendarServer("notification"));
    }

    @Override
    public MailboxRights rights() {
      return MailboxRights.of(Right.LOOKUP, Right.READ);
    }

    @Override
    public Optional<String> owner() {
      return Optional.of(account);
    }

    /** Returns invitations without an answer, and answers that are not yet acknowledged. */
    List<NotificationResource> all(DavCall call) {
      List<NotificationResource> all = new ArrayList<>();
      DavFailures.value(shares.invitations(call.caller(), account)).stream()
          .filter(one -> one.state() == ShareInvitation.State.PENDING)
          .map(one -> new NotificationResource(account, one, false))
          .forEach(all::add);
      DavFailures.value(shares.replies(call.caller(), account)).stream()
          .map(one -> new NotificationResource(account, one, true))
          .forEach(all::add);
      return all;
    }

    @Override
    public Iterable<DavResource> members(DavCall call) {
      return List.copyOf(all(call));
    }
  }
}
