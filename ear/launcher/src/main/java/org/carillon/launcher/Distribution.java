package org.carillon.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.launcher.home.Refusal;

/** The program's own folder, laid out by the build and never written to. */
record Distribution(Path folder) {

  /**
   * The distribution that contains this launcher. The location of its class is not usable: with an
   * AOT cache it is where the jars were when the cache was recorded, even in a copy.
   */
  static Distribution own() {
    String jars = System.getProperty("java.class.path");
    Path jar = Path.of(jars.split(File.pathSeparator, 2)[0]).toAbsolutePath();
    Path folder = jar.getParent().getParent();
    if (!Files.isRegularFile(new Distribution(folder).application())) {
      throw new Refusal(
          "The distribution is incomplete: "
              + folder
              + " contains no carillon.ear. Build or unpack it again.");
    }
    return new Distribution(folder);
  }

  Path server() {
    return folder.resolve("wildfly");
  }

  Path database() {
    return folder.resolve("postgresql");
  }

  Path application() {
    return folder.resolve("carillon.ear");
  }

  Path configuration() {
    return folder.resolve("configuration");
  }

  String launcherClassPath() {
    return folder.resolve("lib") + "/*";
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
