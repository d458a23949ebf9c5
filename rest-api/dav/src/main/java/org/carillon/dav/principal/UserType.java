package org.carillon.dav.principal;

import org.carillon.account.resource.ResourceCategory;

/** The calendar user type of a principal (RFC 6638 §2.4.2, in the terms of RFC 5545 §3.2.3). */
public enum UserType {
  INDIVIDUAL,
  GROUP,
  ROOM,
  RESOURCE;

  static UserType of(ResourceCategory sort) {
    return switch (sort) {
      case ROOM -> ROOM;
      case VEHICLE, EQUIPMENT -> RESOURCE;
    };
  }
}
