package org.carillon.dav.space;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.PlainCollection;
import org.carillon.dav.resource.Space;

/** The root and the homes. */
@ApplicationScoped
public class StandardSpaces implements Feature {

  @Override
  public int order() {
    return 1000;
  }

  @Override
  public List<Space> spaces() {
    List<Space> spaces = new ArrayList<>();
    spaces.add(new RootSpace());
    for (HomeKind kind : HomeKind.values()) {
      spaces.add(new HomeSpace(kind));
    }
    return spaces;
  }

  private static final class RootSpace implements Space {
    @Override
    public boolean holds(DavPath path) {
      return path.size() == 0;
    }

    @Override
    public Optional<DavResource> find(DavCall call, DavPath path) {
      return Optional.of(
          new PlainCollection(
              DavPath.ROOT,
              "Carillon",
              asking -> Arrays.stream(HomeKind.values()).map(HomeSpace::all).toList()));
    }
  }
}
