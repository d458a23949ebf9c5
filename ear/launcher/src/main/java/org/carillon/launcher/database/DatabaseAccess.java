package org.carillon.launcher.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The application server's database login.
 *
 * @param passwordFile the file that the password was read from
 */
public record DatabaseAccess(String url, String user, String password, Path passwordFile) {
  private static final String CONNECT_SECONDS = "3";
  private static final String ALL_SECONDS = "5";

  /** Opens a connection for the launcher; each response has a timeout of three seconds. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "carillon launcher");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", ALL_SECONDS);
    properties.setProperty("socketTimeout", CONNECT_SECONDS);
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
