package org.carillon.dav.standard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.property.ActiveLocks;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;

/** The module's own properties and reports. */
@ApplicationScoped
public class StandardFeature implements Feature {

  @Override
  public int order() {
    return 999;
  }

  @Override
  public List<String> classes() {
    return List.of("sync-collection", "add-member");
  }

  @Override
  public List<Property> properties() {
    List<Property> all = new ArrayList<>(StandardProperties.all());
    all.add(
        Property.ofAll(
            ActiveLocks.DISCOVERY,
            (resource, asked, call) -> Optional.of(ActiveLocks.discovery(call, resource))));
    all.add(
        Property.ofAll(
            ActiveLocks.SUPPORTED,
            (resource, asked, call) -> Optional.of(ActiveLocks.supported(resource))));
    return all;
  }

  @Override
  public List<Report> reports() {
    return List.of(new SyncCollection());
  }
}
