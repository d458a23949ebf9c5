package org.carillon.policy.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.setting.HostSettings;
import org.carillon.format.mime.header.Header;
import org.carillon.settings.Settings;

/** Says of messages whether they are really from whom they name. */
@ApplicationScoped
public class SenderProofs {
  private final Settings settings;

  @Inject
  public SenderProofs(Settings settings) {
    this.settings = settings;
  }

  /**
   * What was found when it came; empty where it was not checked here.
   *
   * @param author the address that readers are shown
   */
  public Optional<SenderProof> of(Header header, String author) {
    return SenderProof.of(header, settings.value(HostSettings.HOST_NAME), author);
  }
}
