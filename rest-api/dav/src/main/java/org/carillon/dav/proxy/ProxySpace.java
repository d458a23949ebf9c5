package org.carillon.dav.proxy;

import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.principal.PrincipalResource;
import org.carillon.dav.principal.Principals;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Space;

/** The groups of proxies below the principals of accounts. */
final class ProxySpace implements Space {
  private static final int NAMES = 3;

  private final Principals principals;

  ProxySpace(Principals principals) {
    this.principals = principals;
  }

  @Override
  public boolean holds(DavPath path) {
    return path.size() == NAMES
        && path.segment(0).equals(PrincipalResource.SEGMENT)
        && ProxyGroup.access(path.name()).isPresent();
  }

  @Override
  public Optional<ProxyGroup> find(DavCall call, DavPath path) {
    return principals
        .find(call, path.segment(1))
        .filter(PrincipalResource::isAccount)
        .map(
            principal ->
                new ProxyGroup(principal.address(), ProxyGroup.access(path.name()).orElseThrow()));
  }
}
