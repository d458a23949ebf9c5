package org.carillon.launcher.database;

/** How the application server reaches its database. */
public record DatabaseAccess(String url, String user, String password) {

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
