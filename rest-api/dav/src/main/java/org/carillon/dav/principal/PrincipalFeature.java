package org.carillon.dav.principal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.resource.Space;

/** Principals and their access rights. */
@ApplicationScoped
public class PrincipalFeature implements Feature {
  @Inject Principals principals;

  @Override
  public int order() {
    return 998;
  }

  @Override
  public List<String> classes() {
    return List.of("access-control");
  }

  @Override
  public List<Property> properties() {
    return PrincipalProperties.all(principals);
  }

  @Override
  public List<Report> reports() {
    return List.of(
        new PropertySearch(principals),
        new SearchPropertySet(),
        new PrincipalMatch(principals),
        new ExpandProperty());
  }

  @Override
  public List<Method> methods() {
    return List.of(new AclMethod());
  }

  @Override
  public List<Space> spaces() {
    return List.of(new PrincipalSpace(principals));
  }

  @Override
  public List<DavResource> members(DavCall call, DavResource collection) {
    return collection.path().size() == 0
        ? List.of(new PrincipalSpace(principals).all())
        : List.of();
  }
}
