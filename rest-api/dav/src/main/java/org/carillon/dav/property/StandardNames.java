package org.carillon.dav.property;

import org.carillon.dav.xml.XmlName;

/** Names that several classes use. */
public final class StandardNames {
  public static final XmlName CONTENT_TYPE = XmlName.dav("getcontenttype");
  public static final XmlName DISPLAY_NAME = XmlName.dav("displayname");
  public static final XmlName RESOURCE_TYPE = XmlName.dav("resourcetype");
  public static final XmlName SYNC_TOKEN = XmlName.dav("sync-token");

  private StandardNames() {}
}
