package org.carillon.container;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Scanner;
import org.assertj.core.api.Assertions;
import org.carillon.testbed.CarillonServer;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built application with one more web application: the tests. */
final class Application {
  private static final String MODULE =
      "<module><web><web-uri>inside.war</web-uri><context-root>inside</context-root></web></module>";

  private static final String WHERE =
      """
      <jboss-web xmlns="http://www.jboss.com/xml/ns/javaee" version="14.1">
        <context-root>/inside</context-root>
        <virtual-host>carillon</virtual-host>
        <server-instance>carillon</server-instance>
      </jboss-web>
      """;

  private Application() {}

  static EnterpriseArchive with(Class<?>... classes) {
    Path built = CarillonServer.tree().resolve("ear/application/target/carillon.ear");
    EnterpriseArchive ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, built.toFile());
    WebArchive tests =
        ShrinkWrap.create(WebArchive.class, "inside.war")
            .addClasses(classes)
            .addAsLibrary(assertions())
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            .addAsWebInfResource(new StringAsset(WHERE), "jboss-web.xml")
            .setManifest(
                new StringAsset(
                    "Dependencies: org.jboss.as.server, org.jboss.msc, org.jboss.ironjacamar.api\n"));
    String description = text(ear);
    ear.delete("META-INF/application.xml");
    ear.setApplicationXML(
        new StringAsset(
            description.replace("<library-directory>", MODULE + "<library-directory>")));
    return ear.addAsModule(Testable.archiveToTest(tests));
  }

  private static String text(EnterpriseArchive ear) {
    try (Scanner octets =
        new Scanner(ear.get("META-INF/application.xml").getAsset().openStream(), "UTF-8")) {
      return octets.useDelimiter("\\A").next();
    }
  }

  private static File assertions() {
    try {
      return new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
