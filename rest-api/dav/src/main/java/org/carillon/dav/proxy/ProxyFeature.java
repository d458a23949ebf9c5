package org.carillon.dav.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.dav.principal.Principals;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Space;
import org.carillon.mailbox.share.CalendarProxies;

/** Delegation as in Apple's calendar. */
@ApplicationScoped
public class ProxyFeature implements Feature {
  @Inject CalendarProxies proxies;
  @Inject Principals principals;

  @Override
  public int order() {
    return 91;
  }

  @Override
  public List<String> classes() {
    return List.of("calendar-proxy");
  }

  @Override
  public List<Property> properties() {
    return new ProxyProperties(proxies, principals).all();
  }

  @Override
  public List<Space> spaces() {
    return List.of(new ProxySpace(principals));
  }
}
