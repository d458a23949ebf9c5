package org.carillon.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of Carillon that the build wrote into the launcher. */
final class Version implements IVersionProvider {
  private static final String BUILD =
      "/META-INF/maven/org.carillon/carillon-launcher/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream text = Version.class.getResourceAsStream(BUILD)) {
      if (text != null) {
        build.load(text);
      }
    }
    return new String[] {
      "Carillon " + build.getProperty("version", "(not packaged)"), "Java " + Runtime.version()
    };
  }
}
