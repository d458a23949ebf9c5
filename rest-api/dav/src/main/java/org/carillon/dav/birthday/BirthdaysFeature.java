package org.carillon.dav.birthday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.carillon.calendar.CalendarAccess;
import org.carillon.contacts.ContactDays;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.resource.Space;

/** The birthdays of contacts among an account's calendars. */
@ApplicationScoped
public class BirthdaysFeature implements Feature {
  @Inject ContactDays days;
  @Inject CalendarAccess calendars;

  /** Comes before calendars in general, whose properties users may change. */
  @Override
  public int order() {
    return 50;
  }

  @Override
  public List<Property> properties() {
    return BirthdayProperties.all();
  }

  @Override
  public List<Report> reports() {
    return List.of(
        new BirthdayQuery(calendars),
        new BirthdayMultiget(),
        new BirthdaySync(),
        new BirthdayBusy());
  }

  @Override
  public List<Method> methods() {
    return Arrays.stream(BirthdayRefusal.Refused.values())
        .<Method>map(BirthdayRefusal::new)
        .toList();
  }

  @Override
  public List<Space> spaces() {
    return List.of(new BirthdaysSpace(days));
  }

  @Override
  public List<DavResource> members(DavCall call, DavResource collection) {
    return collection instanceof HomeResource home
            && home.kind() == HomeKind.CALENDARS
            && home.own()
        ? BirthdaysResource.of(call, days).<DavResource>map(it -> it).stream().toList()
        : List.of();
  }
}
