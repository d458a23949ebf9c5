package org.carillon.launcher;

/** How the application server reaches its database. */
record DatabaseAccess(String url, String user, String password) {

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
