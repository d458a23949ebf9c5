package org.carillon.dav.birthday;

import java.util.Optional;
import java.util.Set;
import org.carillon.contacts.ContactDays;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Space;

/** The birthday calendar in the home of each account; callers see only their own. */
final class BirthdaysSpace implements Space {
  /** Others' mailboxes are named by a tilde and an account; no account has this name. */
  private static final String NAME = "~birthdays";

  private final ContactDays days;

  BirthdaysSpace(ContactDays days) {
    this.days = days;
  }

  static DavPath path(DavCall call) {
    return HomeKind.CALENDARS.home(call.caller().name()).collection(NAME);
  }

  /** Returns true for the birthday calendar and addresses in it. */
  static boolean isWithin(DavPath path) {
    return path.segment(0).equals(HomeKind.CALENDARS.segment()) && path.segment(2).equals(NAME);
  }

  @Override
  public boolean holds(DavPath path) {
    return isWithin(path);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    if (!path.segment(1).equalsIgnoreCase(call.caller().name()) || path.size() > 4) {
      return Optional.empty();
    }
    Optional<BirthdaysResource> birthdays = BirthdaysResource.of(call, days);
    return path.size() == 3
        ? birthdays
        : birthdays.flatMap(in -> in.birthdays(call, Set.of(path.segment(3))).stream().findFirst());
  }
}
