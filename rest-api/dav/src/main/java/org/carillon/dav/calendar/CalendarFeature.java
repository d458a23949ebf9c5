package org.carillon.dav.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.calendar.CalendarAccess;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.resource.Space;

/** CalDAV (RFC 4791) with scheduling (RFC 6638) and availability (RFC 7953). */
@ApplicationScoped
public class CalendarFeature implements Feature {
  @Inject CalendarAccess calendars;
  @Inject SchedulingInbox inbox;

  @Override
  public List<String> classes() {
    return List.of("calendar-access", "calendar-auto-schedule", "calendar-availability");
  }

  @Override
  public List<Property> properties() {
    List<Property> all = new ArrayList<>(CalendarProperties.all(calendars));
    all.addAll(new InboxProperties(inbox).all());
    return all;
  }

  @Override
  public List<Report> reports() {
    return List.of(
        new CalendarQuery(calendars),
        new CalendarMultiget(),
        new InboxMultiget(inbox),
        new InboxQuery(calendars),
        new InboxSync(),
        new FreeBusyQuery(calendars));
  }

  @Override
  public List<Method> methods() {
    return List.of(
        new OutboxPost(calendars), new InboxDelete(inbox), new DefaultCalendarDelete(inbox));
  }

  @Override
  public List<Space> spaces() {
    return List.of(new SchedulingSpace(inbox));
  }
}
