package org.carillon.identity.internal.source.ask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceClient;
import org.carillon.identity.internal.source.OpenedSource;

/** Tests sources: whether each of their servers answers as it should. */
@ApplicationScoped
public class SourceTests {
  private static final int MOST_SAID = 500;

  private final SourceClients clients;

  @Inject
  public SourceTests(SourceClients clients) {
    this.clients = clients;
  }

  public TestOutcome test(OpenedSource source) {
    try (SourceClient client = clients.of(source)) {
      return new TestOutcome(true, client.introduce());
    } catch (IOException | InvalidSourceSettingsException away) {
      return new TestOutcome(false, List.of(plain(String.valueOf(away.getMessage()))));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new TestOutcome(false, List.of("The server is stopping"));
    }
  }

  private static String plain(String said) {
    String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID);
  }
}
