package org.carillon.dav.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.contract.calendar.CalendarAccess;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.resource.Space;

/** CalDAV (RFC 4791), and what of RFC 6638 is asked without inviting anybody: free/busy. */
@ApplicationScoped
public class CalendarFeature implements Feature {
  @Inject CalendarAccess calendars;

  @Override
  public List<String> classes() {
    return List.of("calendar-access");
  }

  @Override
  public List<Property> properties() {
    return CalendarProperties.all(calendars);
  }

  @Override
  public List<Report> reports() {
    return List.of(
        new CalendarQuery(calendars), new CalendarMultiget(), new FreeBusyQuery(calendars));
  }

  @Override
  public List<Method> methods() {
    return List.of(new OutboxPost(calendars));
  }

  @Override
  public List<Space> spaces() {
    return List.of(new SchedulingSpace());
  }
}
