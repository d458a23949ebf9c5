package org.carillon.dav.principal;

import org.carillon.account.resource.ResourceSort;

/** What a principal is to a calendar (RFC 6638 §2.4.2, by the words of RFC 5545 §3.2.3). */
public enum UserType {
  INDIVIDUAL,
  GROUP,
  ROOM,
  RESOURCE;

  static UserType of(ResourceSort sort) {
    return switch (sort) {
      case ROOM -> ROOM;
      case VEHICLE, EQUIPMENT -> RESOURCE;
    };
  }
}
