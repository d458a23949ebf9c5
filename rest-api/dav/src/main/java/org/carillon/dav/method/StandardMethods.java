package org.carillon.dav.method;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlName;

/** The methods that the module has itself. */
@ApplicationScoped
public class StandardMethods implements Feature {

  @Override
  public int order() {
    return 1000;
  }

  @Override
  public List<String> classes() {
    return List.of("1", "2", "3", "extended-mkcol");
  }

  @Override
  public List<Method> methods() {
    return List.of(
        new OptionsMethod(),
        new GetMethod("GET"),
        new GetMethod("HEAD"),
        new PutMethod(),
        new PostMethod(),
        new DeleteMethod(),
        new PropfindMethod(),
        new ProppatchMethod(),
        new MkcolMethod("MKCOL", XmlName.dav("mkcol"), XmlName.dav("mkcol-response")),
        new MkcolMethod(
            "MKCALENDAR", XmlName.caldav("mkcalendar"), XmlName.caldav("mkcalendar-response")),
        new CopyMethod("COPY"),
        new CopyMethod("MOVE"),
        new LockMethod(),
        new UnlockMethod(),
        new ReportMethod());
  }
}
