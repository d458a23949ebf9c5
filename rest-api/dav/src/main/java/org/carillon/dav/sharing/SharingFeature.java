package org.carillon.dav.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Space;
import org.carillon.mailbox.share.CollectionShares;

/** Sharing by invitation. */
@ApplicationScoped
public class SharingFeature implements Feature {
  @Inject CollectionShares shares;

  @Override
  public int order() {
    return 90;
  }

  @Override
  public List<String> classes() {
    return List.of("calendarserver-sharing");
  }

  @Override
  public List<Property> properties() {
    List<Property> all = new ArrayList<>(new ShareProperties(shares).all());
    all.addAll(NotificationProperties.all());
    return all;
  }

  @Override
  public List<Method> methods() {
    return List.of(
        new SharePost(shares),
        new InviteReplyPost(shares),
        new SharedCollectionDelete(shares),
        new NotificationDelete(shares));
  }

  @Override
  public List<Space> spaces() {
    return List.of(new NotificationSpace(shares));
  }
}
